#pragma once

#include <QFrame>

class QLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace postaci {

/// Narrows the list that is shown: switches and a few words. UI thread.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    /// What is switched on, as queries (SearchQuery.h) that all have to be true; empty: nothing.
    [[nodiscard]] QStringList queries() const;
    /// Nothing is switched on any more; tells nobody.
    void clear();
    /// The user's own tags, beside those that everybody has.
    void setTags(const QStringList& keywords);

Q_SIGNALS:
    void queryChanged();
    void left();       ///< Escape
    void listWanted(); ///< Enter or Down in the words

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addSwitch(QLayout& place, const char* name, const QString& iconName);
    void fillTagMenu();
    void chooseTag(const QString& keyword);
    void retranslate();

    QToolButton* m_unread;
    QToolButton* m_flagged;
    QToolButton* m_attachment;
    QToolButton* m_known;
    QToolButton* m_tag;
    QMenu* m_tagMenu;
    QLineEdit* m_words;
    QStringList m_tags;
    QString m_keyword; ///< of the chosen tag; empty: none
};

} // namespace postaci
