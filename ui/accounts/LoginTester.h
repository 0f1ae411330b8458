#pragma once

#include "MailEngine.h"

#include <QString>

#include <functional>

namespace postaci {

/// Starts a login test: MailEngine::testLogin(), or a scripted one in tests.
using LoginTester = std::function<LoginTest*(const LoginTrial& trial)>;

} // namespace postaci
