#pragma once

#include "sync/AccountContext.h"

#include <functional>

namespace postaci {

/// The steps of a login test, in the order they run. IncomingFolders is the list of messages for POP3.
enum class LoginStep { IncomingConnect, IncomingLogin, IncomingFolders, OutgoingConnect, OutgoingLogin };

/// Where a running login test tells how it goes. Called from its thread.
struct LoginCheckEvents
{
    std::function<void(LoginStep)> started;
    std::function<void(LoginStep, int milliseconds)> passed;
    std::function<void(LoginStep, const Error&)> failed;
};

/// Signs in at both servers of `context.account` once each and saves nothing. The outgoing server is not
/// given a password that the incoming one has just refused. True if every step passed. Blocks: not for the UI
/// thread.
bool runLoginCheck(const AccountContext& context, const LoginCheckEvents& events);

} // namespace postaci
