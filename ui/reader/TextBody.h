#pragma once

#include "reader/QuotedText.h"

#include <QSet>
#include <QTextBrowser>

class QTextCursor;
class QTimer;

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
    void render(int place);
    void renderLines(qsizetype most);
    void renderMore();
    void appendFoldLine(QTextCursor& cursor, qsizetype fold, bool isOpen);
    void appendLine(QTextCursor& cursor, const BodyLine& line);
    void beginBlock(QTextCursor& cursor, int depth, int state);
    void anchorActivated(const QUrl& target);
    void toggleFold(qsizetype fold);

    QString m_text;
    QList<BodyLine> m_lines;
    QList<QuoteFold> m_folds;
    QSet<qsizetype> m_openFolds;
    QTimer* m_later;          ///< for what is not in the document yet
    qsizetype m_nextLine = 0; ///< the first that is not
    qsizetype m_nextFold = 0;
    int m_place = -1; ///< of the scroll bar, once there is so much; -1: as it is
    qreal m_zoom = 1;
    bool m_shortened = false;
};

} // namespace postaci
