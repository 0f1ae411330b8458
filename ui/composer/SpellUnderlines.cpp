#include "composer/SpellUnderlines.h"

#include "spelling/SpellChecker.h"
#include "spelling/SpellWords.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kSpellPause = 150;           ///< milliseconds without typing
constexpr int kMostLooked = 200'000;       ///< characters of a text, from its beginning
constexpr qsizetype kMostUnderlined = 500; ///< that are in sight
constexpr qsizetype kSample = 100;         ///< words

} // namespace

SpellUnderlines::SpellUnderlines(QTextEdit& editor, SpellChecker& checker,
                                 std::function<bool(const QTextBlock&)> isOwn, QObject* parent)
    : QObject(parent), m_editor(editor), m_checker(checker), m_isOwn(std::move(isOwn))
{
    m_later.setSingleShot(true);
    m_later.setInterval(kSpellPause);
    connect(&m_later, &QTimer::timeout, this, &SpellUnderlines::look);
    connect(editor.document(), &QTextDocument::contentsChange, this,
            [this](int position, int /*removed*/, int added) { changed(position, added); });
    connect(&editor, &QTextEdit::cursorPositionChanged, this, &SpellUnderlines::show);
    connect(editor.verticalScrollBar(), &QScrollBar::valueChanged, this, &SpellUnderlines::show);
    connect(&checker, &SpellChecker::ownWordsChanged, this, &SpellUnderlines::show);
    editor.installEventFilter(this);
    m_later.start();
}

void SpellUnderlines::setOn(bool on)
{
    m_isOn = on;
    look();
}

void SpellUnderlines::setLanguage(const QString& code)
{
    m_chosen = code;
    ++m_round; // the words of the other language are of no use
    m_questions = 0;
    m_isKnown.clear();
    look();
}

void SpellUnderlines::setLikely(const QString& language)
{
    m_likely = language;
}

void SpellUnderlines::setNames(std::function<bool(const QString& word)> isName)
{
    m_isName = std::move(isName);
    show();
}

void SpellUnderlines::changed(int position, int added)
{
    m_editedAt = position + added;
    // Until they are looked for again the places behind a change are wrong.
    m_places.erase(std::remove_if(m_places.begin(), m_places.end(),
                                  [position](const Place& place) { return place.end >= position; }),
                   m_places.end());
    m_later.start();
}

void SpellUnderlines::gather()
{
    m_places.clear();
    for (QTextBlock block = m_editor.document()->begin(); block.isValid() && block.position() < kMostLooked;
         block = block.next()) {
        const QString line = block.text();
        if (line == QLatin1String("-- "))
            break; // the signature
        if (!m_isOwn(block))
            continue;
        for (const SpellWord& word : spellWords(line)) {
            const int begin = block.position() + static_cast<int>(word.begin);
            m_places.append({begin, begin + static_cast<int>(word.length), word.text});
        }
    }
}

void SpellUnderlines::look()
{
    m_later.stop();
    if (!m_isOn) {
        m_places.clear();
        show();
        return;
    }
    gather();
    SpellQuestion question{m_chosen, {}, m_likely, {}};
    QSet<QString> asked;
    for (const Place& place : std::as_const(m_places)) {
        if (question.sample.size() < kSample)
            question.sample << place.word;
        if (!m_isKnown.contains(place.word) && !asked.contains(place.word)) {
            asked.insert(place.word);
            question.words << place.word;
        }
    }
    show();
    if (question.words.isEmpty() && !m_language.isEmpty())
        return;
    ++m_questions;
    m_checker.check(question, this,
                    [this, words = question.words, round = m_round](const SpellAnswer& answer) {
                        if (round == m_round)
                            answered(answer, words);
                    });
}

void SpellUnderlines::answered(const SpellAnswer& answer, const QStringList& asked)
{
    --m_questions;
    const bool isOther = answer.language != m_language;
    if (isOther) {
        m_language = answer.language;
        m_isKnown.clear();
    }
    for (const QString& word : asked)
        m_isKnown.insert(word, answer.language.isEmpty() || !answer.unknown.contains(word));
    show();
    if (!isOther)
        return;
    Q_EMIT languageChanged();
    if (!m_language.isEmpty())
        look(); // words that were asked of the other language
}

bool SpellUnderlines::isUnknown(const Place& place) const
{
    return !m_isKnown.value(place.word, true) && !m_ignored.contains(place.word) &&
           !m_checker.isOwnWord(place.word) && !(m_isName && m_isName(place.word));
}

bool SpellUnderlines::isBeingTyped(const Place& place) const
{
    const int cursor = m_editor.textCursor().position();
    return m_editor.hasFocus() && cursor == m_editedAt && cursor > place.begin && cursor <= place.end;
}

void SpellUnderlines::show()
{
    const int first = m_editor.cursorForPosition(QPoint(0, 0)).position();
    const int last =
        m_editor.cursorForPosition(QPoint(m_editor.viewport()->width(), m_editor.viewport()->height()))
            .position();
    QList<QTextEdit::ExtraSelection> underlined;
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    format.setUnderlineColor(Theme::danger());
    for (const Place& place : std::as_const(m_places)) {
        if (place.begin > last || underlined.size() == kMostUnderlined)
            break;
        if (place.end >= first && isUnknown(place) && !isBeingTyped(place))
            underlined.append({selected(place), format});
    }
    m_editor.setExtraSelections(underlined);
}

QTextCursor SpellUnderlines::selected(const Place& place) const
{
    QTextCursor cursor(m_editor.document());
    cursor.setPosition(place.begin);
    cursor.setPosition(place.end, QTextCursor::KeepAnchor);
    return cursor;
}

QTextCursor SpellUnderlines::unknownAt(int position) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [this, position](const Place& place) {
        return place.begin <= position && position <= place.end && isUnknown(place);
    });
    return found == m_places.end() ? QTextCursor(m_editor.document()) : selected(*found);
}

QTextCursor SpellUnderlines::unknownAfter(int position) const
{
    const Place* first = nullptr;
    for (const Place& place : m_places) {
        if (!isUnknown(place))
            continue;
        if (place.begin >= position)
            return selected(place);
        first = first == nullptr ? &place : first;
    }
    return first == nullptr ? QTextCursor(m_editor.document()) : selected(*first);
}

void SpellUnderlines::ignore(const QString& word)
{
    m_ignored.insert(word);
    show();
}

void SpellUnderlines::teach(const QString& word)
{
    if (!m_checker.teach(word))
        Q_EMIT teachingFailed();
}

void SpellUnderlines::suggest(const QString& word, QObject* receiver,
                              const std::function<void(const QStringList&)>& answer)
{
    m_checker.suggest(m_language, word, receiver, answer);
}

bool SpellUnderlines::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::FocusOut: // what is being typed ends with it
    case QEvent::PaletteChange:
        QMetaObject::invokeMethod(this, &SpellUnderlines::show, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace postaci
