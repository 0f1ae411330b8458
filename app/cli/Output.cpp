#include "cli/Output.h"

#include "account/ErrorSentence.h"
#include "base/WriteFailure.h"
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

/// Marks, embeddings, overrides and isolates (Unicode's UAX 9).
bool isBidirectionalControl(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString forTerminal(const QString& text, Lines lines)
{
    QString safe = text;
    safe.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    const bool isOne = lines == Lines::One;
    for (QChar& c : safe) {
        const bool isLineEnd = c == QLatin1Char('\n');
        if (isOne && (isLineEnd || c == QChar::LineSeparator || c == QChar::ParagraphSeparator))
            c = QLatin1Char(' ');
        else if (!isLineEnd && c != QLatin1Char('\t') &&
                 (c.category() == QChar::Other_Control || (isOne && isBidirectionalControl(c))))
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

void printLine(const QString& line)
{
    write(stdout, forTerminal(line, Lines::One).toUtf8() + '\n');
}

void printText(const QString& text)
{
    write(stdout, forTerminal(text, Lines::Several).toUtf8() + '\n');
}

void printObject(const QJsonObject& object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void printArray(const QJsonArray& array)
{
    write(stdout, QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n');
}

int fail(ExitCode code, const QString& sentence, const QString& details)
{
    QString text = QStringLiteral("postaci-cli: ") + forTerminal(sentence, Lines::One) + QLatin1Char('\n');
    if (!details.isEmpty())
        text += CommandLine::tr("Details: %1").arg(forTerminal(details.simplified(), Lines::One)) +
                QLatin1Char('\n');
    write(stderr, text.toUtf8());
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
    return fail(isInput ? WrongUse : ProblemFound, isInput ? error.message : told, error.detail);
}

} // namespace postaci::cli
