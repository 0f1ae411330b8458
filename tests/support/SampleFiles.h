#pragma once

#include <QByteArray>
#include <QStringList>

namespace postaci::test {

/// A picture that fits its name (a landscape, a plan, a planet), the same bytes for the same name.
QByteArray samplePng(const QString& name);
/// One page of text that every PDF viewer opens, Turkish letters included.
QByteArray samplePdf(const QStringList& lines);
/// A small table with semicolons.
QByteArray sampleCsv(const QString& name);

} // namespace postaci::test
