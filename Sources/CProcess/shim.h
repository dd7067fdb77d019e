#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Swift does not see functions of variable arguments. */
static inline int tg_leave_no_core(void) {
    struct rlimit none = {0, 0};
    int done = setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    /* The limit does not hold for cores that the kernel pipes to a program; this does. */
    done |= prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    return done;
}
