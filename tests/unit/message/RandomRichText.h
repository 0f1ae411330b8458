#pragma once

#include "message/RichText.h"

#include <QRandomGenerator>

namespace postaci::test {

/// Texts of every kind that the model knows, with the letters and blanks that cause trouble.
class RandomRichTextMaker
{
public:
    explicit RandomRichTextMaker(quint32 seed) : m_random(seed) {}

    RichText make()
    {
        RichText text;
        const int nodes = below(12);
        for (int i = 0; i < nodes; ++i) {
            RichNode node;
            node.block.quoteLevel = below(3) == 0 ? below(4) : m_quoteLevel;
            m_quoteLevel = node.block.quoteLevel;
            if (below(8) == 0)
                node.rows = rows();
            else
                node.block = block(node.block.quoteLevel);
            text.nodes.append(node);
        }
        return text;
    }

    QString words(int most)
    {
        static const QStringList pieces = {
            QStringLiteral("a"),        QStringLiteral("ğüşiöçİI"), QStringLiteral(" "),
            QStringLiteral("  "),       QStringLiteral("\u00a0"),   QStringLiteral("\u2028"),
            QStringLiteral("<b>&amp;"), QStringLiteral("\"'"),      QStringLiteral("😀👩‍👧"),
            QStringLiteral("مرحبا"),    QStringLiteral("שלום"),     QStringLiteral("\t"),
            QStringLiteral("> "),       QStringLiteral("-- "),      QStringLiteral("\u202eevil"),
            QStringLiteral("\u0001"),   QStringLiteral("e\u0301"),  QStringLiteral(".")};
        QString out;
        const int count = below(most + 1);
        for (int i = 0; i < count; ++i)
            out += pieces.at(below(static_cast<int>(pieces.size())));
        return out;
    }

    int below(int limit) { return m_random.bounded(limit); }
    bool chance(int oneIn) { return below(oneIn) == 0; }

private:
    RichStyle style()
    {
        RichStyle style;
        style.bold = chance(4);
        style.italic = chance(4);
        style.underline = chance(6);
        style.strike = chance(6);
        style.monospace = chance(8);
        style.size = chance(4) ? below(4) - 1 : 0;
        if (chance(5))
            style.color = QStringLiteral("#%1").arg(below(0x1000000), 6, 16, QLatin1Char('0'));
        if (chance(8))
            style.link = chance(2) ? QStringLiteral("https://ornek.com.tr/?a=%1&b=c").arg(below(5))
                                   : QStringLiteral("mailto:ayse@ornek.com.tr");
        return style;
    }

    RichBlock block(int quoteLevel)
    {
        RichBlock block;
        block.quoteLevel = quoteLevel;
        if (chance(3)) {
            block.list = chance(2) ? RichList::Bullets : RichList::Numbers;
            block.listLevel = 1 + below(4);
        }
        if (chance(6))
            block.align = static_cast<RichAlign>(below(4));
        const int runs = below(5);
        for (int i = 0; i < runs; ++i) {
            RichRun run;
            run.style = style();
            run.text = words(6);
            if (chance(10)) {
                run.image = chance(2) ? QStringLiteral("cid:resim%1@ornek").arg(below(3))
                                      : QStringLiteral("https://ornek.com.tr/a.png?x=1&y=2");
                run.width = below(300);
                run.height = below(300);
            }
            block.runs.append(run);
        }
        return block;
    }

    QList<RichRow> rows()
    {
        QList<RichRow> rows(1 + below(3));
        for (RichRow& row : rows) {
            row.resize(1 + below(3));
            for (RichCell& cell : row)
                for (int i = below(3); i >= 0; --i)
                    cell.append(block(0));
        }
        return rows;
    }

    QRandomGenerator m_random;
    int m_quoteLevel = 0;
};

inline RichText randomRichText(quint32 seed)
{
    return RandomRichTextMaker(seed).make();
}

} // namespace postaci::test
