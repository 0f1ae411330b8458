#pragma once

#include "support/SampleMailbox.h"

namespace postaci::test {

/// Mail that is hard to read and that people get all the same: no charset named, a forwarded message inside
/// another, groups, no subject, an unclosed multipart, a very long subject.
QList<SampleMessage> sampleOddities(const SampleOwner& owner, const QDateTime& now);

} // namespace postaci::test
