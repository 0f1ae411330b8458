#include "cli/Output.h"

#include "account/ErrorSentence.h"
#include "cli/CommandLine.h"

#include <QJsonDocument>

#include <cstdio>

namespace postaci::cli {

namespace {

void write(FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printLine(const QString& line)
{
    write(stdout, line.toUtf8() + '\n');
}

void printObject(const QJsonObject& object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int fail(ExitCode code, const QString& sentence, const QString& details)
{
    QString text = QStringLiteral("postaci-cli: ") + sentence + QLatin1Char('\n');
    if (!details.isEmpty())
        text += CommandLine::tr("Details: %1").arg(details.simplified()) + QLatin1Char('\n');
    write(stderr, text.toUtf8());
    return code;
}

int fail(const Error& error)
{
    // What is wrong with the caller's input is said by the place that saw it; everything else has its
    // sentence.
    const bool isInput = error.kind == ErrorKind::Input && !error.message.isEmpty();
    const QString sentence = isInput ? error.message : describeError(error).summary;
    return fail(isInput ? WrongUse : ProblemFound, sentence, error.detail);
}

} // namespace postaci::cli
