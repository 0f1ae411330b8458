#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTextCursor>
#include <QTimer>

#include <functional>

class QTextBlock;
class QTextEdit;

namespace postaci {

class SpellChecker;
struct SpellAnswer;

/// Underlines the words of a text that the dictionary of its language does not know, except the one that is
/// just being typed. Only what the person wrote is looked at, and only what is in sight is underlined. Words
/// are remembered, so that typing asks of new ones alone. UI thread.
class SpellUnderlines : public QObject
{
    Q_OBJECT

public:
    /// `isOwn`: whether the person wrote a block. Both references outlive this.
    SpellUnderlines(QTextEdit& editor, SpellChecker& checker, std::function<bool(const QTextBlock&)> isOwn,
                    QObject* parent = nullptr);

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// Code of a dictionary; empty: the one that the text seems to be written in.
    void setLanguage(const QString& code);
    [[nodiscard]] QString chosenLanguage() const { return m_chosen; }
    /// What words are names, which no dictionary has; asked again after namesChanged(). In the UI thread, at
    /// once.
    void setNames(std::function<bool(const QString& word)> isName);
    void namesChanged() { show(); }
    /// What it is guessed to be where the text says nothing.
    void setLikely(const QString& language);
    [[nodiscard]] QString language() const
    {
        return m_language;
    } ///< that is looked in; empty: none, or not known yet

    /// The unknown word around a position, selected; without a selection if there is none.
    [[nodiscard]] QTextCursor unknownAt(int position) const;
    /// The first one behind a position, from the beginning again where there is none; likewise.
    [[nodiscard]] QTextCursor unknownAfter(int position) const;
    void ignore(const QString& word); ///< in this text
    void teach(const QString& word);  ///< everywhere from now on
    void suggest(const QString& word, QObject* receiver,
                 const std::function<void(const QStringList&)>& answer);
    [[nodiscard]] bool isBusy() const { return m_questions > 0 || m_later.isActive(); }

Q_SIGNALS:
    void languageChanged(); ///< what language() says
    void teachingFailed();  ///< the word is forgotten with the end of the program

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place
    {
        int begin = 0;
        int end = 0;
        QString word;
    };

    void changed(int position, int added);
    void look();
    void gather();
    void answered(const SpellAnswer& answer, const QStringList& asked);
    void show();
    [[nodiscard]] bool isUnknown(const Place& place) const;
    [[nodiscard]] bool isBeingTyped(const Place& place) const;
    [[nodiscard]] QTextCursor selected(const Place& place) const;

    QTextEdit& m_editor;
    SpellChecker& m_checker;
    std::function<bool(const QTextBlock&)> m_isOwn;
    std::function<bool(const QString& word)> m_isName; ///< may be empty
    QString m_chosen;
    QString m_likely;
    QString m_language;
    QHash<QString, bool> m_isKnown; ///< by word, of m_language
    QSet<QString> m_ignored;
    QList<Place> m_places; ///< of own words, in their order
    QTimer m_later;
    int m_questions = 0; ///< that are not answered yet
    int m_round = 0;     ///< answers of another one are of no use any more
    int m_editedAt = -1; ///< where the last change ended
    bool m_isOn = true;
};

} // namespace postaci
