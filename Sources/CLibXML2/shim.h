#include <libxml/xmlversion.h>
/*
 * Debian's libxml2 is built with ICU, whose headers Foundation brings in another version; two
 * definitions of one type do not compile. We never touch the fields that depend on it.
 */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/tree.h>
#include <libxml/c14n.h>

/* xmlFree is a variable that holds a function: Swift may call a function only. */
static inline void tg_xml_free(void *bytes) { xmlFree(bytes); }

static inline void tg_xml_ignore(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}
/* C14N reports to standard error unless somebody listens; the setting is the thread's own. */
static inline void tg_xml_silence(void) { xmlSetStructuredErrorFunc(NULL, tg_xml_ignore); }
static inline void tg_xml_unsilence(void) { xmlSetStructuredErrorFunc(NULL, NULL); }
