#include "MailEngine.h"
