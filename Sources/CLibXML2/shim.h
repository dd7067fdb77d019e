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
