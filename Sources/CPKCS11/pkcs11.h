/*
 * The few calls of PKCS #11 v2.40 (OASIS) that signing needs, declared here in our own words.
 * The order of the function list and the numbers are the standard's; `skipped` stands for calls
 * that are never made.
 */
#pragma once

typedef unsigned long p11_ulong;
typedef unsigned char p11_byte;

#define P11_OK 0x000UL
#define P11_TOKEN_PIN_WRONG 0x0A0UL
#define P11_USER_ALREADY_LOGGED_IN 0x100UL
#define P11_ALREADY_INITIALIZED 0x191UL
#define P11_OS_LOCKING 0x2UL
#define P11_SERIAL_SESSION 0x4UL
#define P11_NORMAL_USER 1UL
#define P11_CLASS 0x000UL
#define P11_LABEL 0x003UL
#define P11_VALUE 0x011UL
#define P11_KEY_TYPE 0x100UL
#define P11_ID 0x102UL
#define P11_MODULUS 0x120UL
#define P11_PUBLIC_EXPONENT 0x122UL
#define P11_CERTIFICATE_CLASS 1UL
#define P11_PRIVATE_KEY_CLASS 3UL
#define P11_RSA_KEY 0UL
#define P11_RSA_PKCS 0x001UL

typedef struct {
    p11_ulong type;
    void *value;
    p11_ulong length;
} p11_attribute;

typedef struct {
    p11_ulong mechanism;
    void *parameter;
    p11_ulong length;
} p11_mechanism;

typedef struct {
    void *create_mutex, *destroy_mutex, *lock_mutex, *unlock_mutex;
    p11_ulong flags;
    void *reserved;
} p11_initialize_arguments;

typedef struct {
    p11_byte label[32], manufacturer[32], model[16], serial[16];
    p11_ulong flags, numbers[10];
    p11_byte versions[4], time[16];
} p11_token;

typedef struct {
    p11_byte major, minor;
    p11_ulong (*initialize)(void *arguments);
    p11_ulong (*finalize)(void *reserved);
    void *skipped1[2];
    p11_ulong (*slots)(p11_byte present, p11_ulong *list, p11_ulong *count);
    void *skipped2;
    p11_ulong (*token)(p11_ulong slot, p11_token *token);
    void *skipped3[5];
    p11_ulong (*open_session)(
        p11_ulong slot, p11_ulong flags, void *application, void *notify, p11_ulong *session);
    p11_ulong (*close_session)(p11_ulong session);
    void *skipped4[4];
    p11_ulong (*login)(p11_ulong session, p11_ulong user, const p11_byte *pin, p11_ulong length);
    void *skipped5[5];
    p11_ulong (*attributes)(
        p11_ulong session, p11_ulong object, p11_attribute *list, p11_ulong count);
    void *skipped6;
    p11_ulong (*find_begin)(p11_ulong session, p11_attribute *list, p11_ulong count);
    p11_ulong (*find)(p11_ulong session, p11_ulong *objects, p11_ulong most, p11_ulong *count);
    p11_ulong (*find_end)(p11_ulong session);
    void *skipped7[13];
    p11_ulong (*sign_begin)(p11_ulong session, p11_mechanism *mechanism, p11_ulong key);
    p11_ulong (*sign)(
        p11_ulong session, const p11_byte *bytes, p11_ulong count, p11_byte *signature,
        p11_ulong *length);
} p11_functions;

typedef p11_ulong (*p11_entry)(p11_functions **functions);
