#include "cli/Output.h"

#include "account/ErrorSentence.h"
#include "base/WriteFailure.h"

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

int fail(ExitCode code, const QString& sentence)
{
    write(stderr, "postaci-cli: " + sentence.toUtf8() + '\n');
    return code;
}

int fail(const Error& error)
{
    // What is wrong with the caller's input is said by the place that saw it; everything else has its
    // sentence.
    const bool isInput = error.kind == ErrorKind::Input && !error.message.isEmpty();
    const ErrorText words = describeError(error);
    // Where there is no room, nobody knows from the first half which.
    const QString told = isWantOfRoom(error.reason) ? words.inOneLine() : words.summary;
    QString sentence = isInput ? error.message : told;
    if (!error.detail.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(error.detail.simplified());
    return fail(isInput ? WrongUse : ProblemFound, sentence);
}

} // namespace postaci::cli
