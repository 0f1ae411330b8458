#pragma once

#include <QString>

namespace postaci::test {

/// An absolute path inside the checkout that the tests were built from; `relative` as "tests/corpus".
QString sourcePath(const QString& relative);

} // namespace postaci::test
