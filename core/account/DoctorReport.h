#pragma once

#include "account/Doctor.h"

#include <QDateTime>
#include <QList>

namespace postaci {

/// What an examination has found as plain text to hand to others: one line for each step, in the
/// application's current language, with the original words under what went wrong. Names before an @, user
/// names and the person's name are "…"; there is nothing secret in findings.
[[nodiscard]] QString doctorReport(const Account& account, const QList<DoctorFinding>& findings,
                                   const QDateTime& when);

} // namespace postaci
