#pragma once

#include "base/CertificateProblem.h"

#include <QString>

namespace postaci {

/// The security program or network device that has put a certificate of its own in the place of the server's,
/// going by who has signed it; empty where none is recognised. Only for certificates that do not verify: it
/// is the signer's own word.
[[nodiscard]] QString interceptorOf(const CertificateProblem& problem);

} // namespace postaci
