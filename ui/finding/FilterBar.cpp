#include "finding/FilterBar.h"

#include "models/Tags.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

FilterBar::FilterBar(QWidget* parent)
    : QFrame(parent), m_tagMenu(new QMenu(this)), m_words(new QLineEdit(this))
{
    setObjectName(QStringLiteral("filterBar"));
    setFocusPolicy(Qt::NoFocus);
    auto* switches = new QWidget(this);
    auto* flow = new FlowLayout(switches);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(Theme::kSpace1);
    m_unread = addSwitch(*flow, "filterUnread", QStringLiteral("unread"));
    m_flagged = addSwitch(*flow, "filterFlagged", QStringLiteral("flag"));
    m_attachment = addSwitch(*flow, "filterAttachment", QStringLiteral("attachment"));
    m_known = addSwitch(*flow, "filterKnown", QStringLiteral("account"));
    m_tag = addSwitch(*flow, "filterTag", QString());
    m_tag->setMenu(m_tagMenu);
    m_tag->setPopupMode(QToolButton::InstantPopup);
    m_tagMenu->setObjectName(QStringLiteral("filterTagMenu"));
    m_words->setObjectName(QStringLiteral("filterWords"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, 0, Theme::kSpace3, Theme::kSpace2);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_words);
    column->addWidget(switches);
    connect(m_words, &QLineEdit::textEdited, this, &FilterBar::queryChanged);
    connect(m_tagMenu, &QMenu::aboutToShow, this, &FilterBar::fillTagMenu);
    retranslate();
}

QToolButton* FilterBar::addSwitch(QLayout& place, const char* name, const QString& iconName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    button->setToolButtonStyle(iconName.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    button->setFocusPolicy(Qt::StrongFocus);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    place.addWidget(button);
    connect(button, &QToolButton::clicked, this, &FilterBar::queryChanged);
    return button;
}

QStringList FilterBar::queries() const
{
    QStringList parts;
    if (m_unread->isChecked())
        parts.append(QStringLiteral("is:unread"));
    if (m_flagged->isChecked())
        parts.append(QStringLiteral("is:flagged"));
    if (m_attachment->isChecked())
        parts.append(QStringLiteral("has:attachment"));
    if (m_known->isChecked())
        parts.append(QStringLiteral("is:known"));
    if (!m_keyword.isEmpty())
        parts.append(QStringLiteral("tag:\"%1\"").arg(m_keyword));
    if (const QString words = m_words->text().trimmed(); !words.isEmpty())
        parts.append(words);
    return parts;
}

void FilterBar::clear()
{
    for (QToolButton* button : {m_unread, m_flagged, m_attachment, m_known, m_tag})
        button->setChecked(false);
    m_keyword.clear();
    m_words->clear();
    retranslate();
}

void FilterBar::setTags(const QStringList& keywords)
{
    m_tags = keywords;
}

void FilterBar::fillTagMenu()
{
    m_tagMenu->clear();
    QAction* any = m_tagMenu->addAction(tr("Any tag or none"));
    connect(any, &QAction::triggered, this, [this] { chooseTag({}); });
    m_tagMenu->addSeparator();
    for (const Tag& tag : offeredTags(m_tags)) {
        QAction* action = addTagAction(*m_tagMenu, tag);
        action->setChecked(tag.keyword == m_keyword);
        connect(action, &QAction::triggered, this, [this, keyword = tag.keyword] { chooseTag(keyword); });
    }
}

void FilterBar::chooseTag(const QString& keyword)
{
    m_keyword = keyword;
    m_tag->setChecked(!keyword.isEmpty());
    retranslate();
    Q_EMIT queryChanged();
}

void FilterBar::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    m_words->setFocus(event->reason());
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT listWanted();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterBar::retranslate()
{
    m_unread->setText(tr("Unread"));
    m_flagged->setText(tr("Starred"));
    m_attachment->setText(tr("Attachment"));
    m_known->setText(tr("Known people"));
    m_tag->setText(m_keyword.isEmpty() ? tr("Tag") : tagOf(m_keyword).name);
    m_unread->setToolTip(tr("Only unread messages"));
    m_flagged->setToolTip(tr("Only starred messages"));
    m_known->setToolTip(tr("Only messages from contacts and people to whom you have written"));
    m_attachment->setToolTip(tr("Only messages with an attachment"));
    m_tag->setToolTip(tr("Only messages with a certain tag"));
    m_words->setPlaceholderText(tr("Words in these messages"));
    m_words->setAccessibleName(tr("Words in these messages"));
}

} // namespace postaci
