#pragma once

#include "reader/QuotedText.h"

#include <QSet>
#include <QTextBrowser>

class QTextCursor;

namespace postaci {

/// A plain text body: quotes with bars and folds, addresses that can be clicked, and nothing of it ever read
/// as HTML. UI thread.
class TextBody : public QTextBrowser
{
    Q_OBJECT

public:
    explicit TextBody(QWidget* parent = nullptr);

    void setBody(const QString& text);
    /// The part of a very long text that is not shown at first; false: all is shown.
    [[nodiscard]] bool isShortened() const { return m_shortened; }
    void showAll();
    void setZoom(qreal factor);
    /// Selects the next place; an empty text selects none.
    bool findText(const QString& text, QTextDocument::FindFlags flags);

Q_SIGNALS:
    void linkActivated(const QUrl& target);
    void linkHovered(const QUrl& target); ///< empty: left again

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    QMimeData* createMimeDataFromSelection() const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void render();
    void renderLines(QTextCursor& cursor);
    void appendFoldLine(QTextCursor& cursor, qsizetype fold, bool isOpen);
    void appendLine(QTextCursor& cursor, const BodyLine& line);
    void beginBlock(QTextCursor& cursor, int depth, int state);
    void anchorActivated(const QUrl& target);
    void toggleFold(qsizetype fold);

    QString m_text;
    QList<BodyLine> m_lines;
    QList<QuoteFold> m_folds;
    QSet<qsizetype> m_openFolds;
    qreal m_zoom = 1;
    bool m_shortened = false;
};

} // namespace postaci
