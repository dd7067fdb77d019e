#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

/* Swift sees functions, not function-like macros: one line for each macro that is needed. */

static inline STACK_OF(X509) *tg_certificates_new(void) { return sk_X509_new_null(); }
static inline int tg_certificates_push(STACK_OF(X509) *list, X509 *one) {
    return sk_X509_push(list, one);
}
static inline int tg_certificates_count(const STACK_OF(X509) *list) { return sk_X509_num(list); }
static inline X509 *tg_certificates_at(const STACK_OF(X509) *list, int index) {
    return sk_X509_value(list, index);
}
static inline void tg_certificates_free(STACK_OF(X509) *list) { sk_X509_free(list); }
static inline void tg_certificates_free_all(STACK_OF(X509) *list) {
    sk_X509_pop_free(list, X509_free);
}
static inline void tg_extensions_context_without_database(X509V3_CTX *context) {
    X509V3_set_ctx_nodb(context);
}
static inline long tg_memory(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }
static inline void tg_free(void *bytes) { OPENSSL_free(bytes); }
/* RFC 2253, but letters beyond ASCII stay readable. */
static inline unsigned long tg_name_flags(void) { return XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB; }

/* In C, because OpenSSL keeps the names of parameters by their address. */
static inline EVP_PKEY *tg_rsa_public_key(
    const unsigned char *modulus, int modulus_count, const unsigned char *exponent,
    int exponent_count) {
    EVP_PKEY *key = NULL;
    BIGNUM *n = BN_bin2bn(modulus, modulus_count, NULL);
    BIGNUM *e = BN_bin2bn(exponent, exponent_count, NULL);
    OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
    OSSL_PARAM *parameters = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    if (n && e && build && context && OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) &&
        OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) &&
        (parameters = OSSL_PARAM_BLD_to_param(build)) && EVP_PKEY_fromdata_init(context) == 1)
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(build);
    EVP_PKEY_CTX_free(context);
    BN_free(n);
    BN_free(e);
    return key;
}
