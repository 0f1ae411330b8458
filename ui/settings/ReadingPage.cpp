#include "settings/ReadingPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

ReadingPage::ReadingPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_layoutLabel(new QLabel(this)), m_layout(new QComboBox(this)),
      m_layoutHelp(new QLabel(this)), m_lookLabel(new QLabel(this)), m_look(new QComboBox(this)),
      m_lookHelp(new QLabel(this)), m_conversations(new QCheckBox(this)),
      m_conversationsHelp(new QLabel(this)), m_whole(new QCheckBox(this)), m_wholeHelp(new QLabel(this)),
      m_bestFirst(new QCheckBox(this)), m_bestFirstHelp(new QLabel(this))
{
    setObjectName(QStringLiteral("readingPage"));
    m_layout->setObjectName(QStringLiteral("paneLayoutCombo"));
    m_look->setObjectName(QStringLiteral("listLookCombo"));
    m_conversations->setObjectName(QStringLiteral("conversationsCheck"));
    m_whole->setObjectName(QStringLiteral("wholeConversationsCheck"));
    m_bestFirst->setObjectName(QStringLiteral("bestFirstCheck"));
    build();
    connectSettings();
    retranslate();
    showValues();
}

void ReadingPage::build()
{
    for (const PaneLayout layout :
         {PaneLayout::ThreeColumns, PaneLayout::ListAboveReader, PaneLayout::ListOnly})
        m_layout->addItem(QString(), static_cast<int>(layout));
    for (const ListLook look : {ListLook::Cards, ListLook::Table})
        m_look->addItem(QString(), static_cast<int>(look));
    m_layoutLabel->setBuddy(m_layout);
    m_lookLabel->setBuddy(m_look);
    for (QLabel* help : {m_layoutHelp, m_lookHelp, m_conversationsHelp, m_wholeHelp, m_bestFirstHelp}) {
        help->setWordWrap(true);
        setInk(help, Ink::Meta);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_layoutLabel);
    column->addWidget(m_layout, 0, Qt::AlignLeft);
    column->addWidget(m_layoutHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_lookLabel);
    column->addWidget(m_look, 0, Qt::AlignLeft);
    column->addWidget(m_lookHelp);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_conversations), static_cast<QWidget*>(m_conversationsHelp),
          static_cast<QWidget*>(m_whole), static_cast<QWidget*>(m_wholeHelp),
          static_cast<QWidget*>(m_bestFirst), static_cast<QWidget*>(m_bestFirstHelp)}) {
        if (qobject_cast<QCheckBox*>(widget) != nullptr)
            column->addSpacing(Theme::kSpace3);
        column->addWidget(widget);
    }
    column->addStretch(1);
}

void ReadingPage::connectSettings()
{
    connect(m_layout, &QComboBox::activated, this,
            [this] { m_settings.setPaneLayout(PaneLayout(m_layout->currentData().toInt())); });
    connect(m_look, &QComboBox::activated, this,
            [this] { m_settings.setListLook(ListLook(m_look->currentData().toInt())); });
    connect(m_conversations, &QCheckBox::clicked, &m_settings, &AppSettings::setConversations);
    connect(m_whole, &QCheckBox::clicked, &m_settings, &AppSettings::setShowsWholeConversations);
    connect(m_bestFirst, &QCheckBox::clicked, &m_settings, &AppSettings::setBestFirst);
    connect(&m_settings, &AppSettings::paneLayoutChanged, this, &ReadingPage::showValues);
    connect(&m_settings, &AppSettings::listLookChanged, this, &ReadingPage::showValues);
    connect(&m_settings, &AppSettings::conversationsChanged, this, &ReadingPage::showValues);
    connect(&m_settings, &AppSettings::showsWholeConversationsChanged, this, &ReadingPage::showValues);
    connect(&m_settings, &AppSettings::bestFirstChanged, this, &ReadingPage::showValues);
}

void ReadingPage::showValues()
{
    m_layout->setCurrentIndex(m_layout->findData(static_cast<int>(m_settings.paneLayout())));
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(m_settings.listLook())));
    m_conversations->setChecked(m_settings.conversations());
    m_whole->setChecked(m_settings.showsWholeConversations());
    m_bestFirst->setChecked(m_settings.bestFirst());
}

void ReadingPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReadingPage::retranslate()
{
    m_layoutLabel->setText(tr("&Layout of the window"));
    m_layout->setItemText(0, tr("Three columns"));
    m_layout->setItemText(1, tr("List above the message"));
    m_layout->setItemText(2, tr("List only"));
    m_layoutHelp->setText(
        tr("Where the message stands that is read; in a narrow window it takes the list's place."));
    m_lookLabel->setText(tr("Rows &of the list"));
    m_look->setItemText(0, tr("Cards with the first words"));
    m_look->setItemText(1, tr("One line with columns"));
    m_lookHelp->setText(tr("Cards tell more of each message, lines show more messages at once."));
    m_conversations->setText(tr("Group the list by &conversations"));
    m_conversationsHelp->setText(tr("A message and its answers are one row."));
    m_whole->setText(tr("Show &whole conversations when reading"));
    m_wholeHelp->setText(tr("The messages before and after stand folded around the one that is read."));
    m_bestFirst->setText(tr("Show the &best search results first"));
    m_bestFirstHelp->setText(tr("Otherwise the newest ones come first."));
    for (QComboBox* combo : {m_layout, m_look})
        combo->adjustSize();
}

} // namespace postaci
