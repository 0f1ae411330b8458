#include "message/TextFolding.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace postaci {

namespace {

constexpr char16_t kLastTabled = 0x17f;

/// Folds what the table does not know: compatibility forms, marks, and cases beyond the Latin letters.
QString foldRun(const QString& run)
{
    QString folded = run.normalized(QString::NormalizationForm_KD).toCaseFolded();
    folded.replace(QChar(0xdf), QLatin1String("ss")); // Qt folds one letter to one
    QString out;
    out.reserve(folded.size());
    for (const QChar c : folded) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const bool isAnI = c == QChar(0x131) || c == QChar(0x130) || c == QLatin1Char('I');
        out += isAnI ? QLatin1Char('i') : c;
    }
    return out;
}

using FoldingTable = std::array<char16_t, kLastTabled + 1>;

/// One letter to one letter for ASCII, Latin-1 and Latin Extended-A; 0 where the result is longer.
FoldingTable makeFoldingTable()
{
    FoldingTable table{};
    for (char16_t code = 0; code <= kLastTabled; ++code) {
        const QString folded = foldRun(QString(QChar(code)));
        table[code] = folded.size() == 1 ? folded.at(0).unicode() : char16_t(0);
    }
    return table;
}

bool isTabled(char16_t code, const FoldingTable& table)
{
    return code <= kLastTabled && table[code] != 0;
}

} // namespace

QString foldForSearch(const QString& text)
{
    static const FoldingTable table = makeFoldingTable();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        qsizetype begin = i;
        while (i < text.size() && isTabled(text.at(i).unicode(), table))
            ++i;
        const qsizetype done = out.size();
        out.resize(done + i - begin);
        std::transform(text.begin() + begin, text.begin() + i, out.begin() + done,
                       [&](QChar c) { return QChar(table[c.unicode()]); });
        begin = i;
        while (i < text.size() && !isTabled(text.at(i).unicode(), table))
            ++i;
        if (i > begin)
            out += foldRun(text.mid(begin, i - begin));
    }
    return out;
}

} // namespace postaci
