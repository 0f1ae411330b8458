#include "settings/JunkPage.h"

#include "MailEngine.h"
#include "accounts/FormScroll.h"
#include "widgets/ElidedComboBox.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr JunkMode kModes[] = {JunkMode::Off, JunkMode::Mark, JunkMode::Move};

} // namespace

JunkPage::JunkPage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_bar(new InfoBar(this)), m_help(new QLabel(this)),
      m_learnt(new QLabel(this)), m_lines(new QGridLayout), m_exceptions(new QLabel(this)),
      m_forget(new QPushButton(this))
{
    setObjectName(QStringLiteral("junkPage"));
    m_bar->setObjectName(QStringLiteral("junkBar"));
    m_learnt->setObjectName(QStringLiteral("junkLearnt"));
    m_forget->setObjectName(QStringLiteral("forgetJunkButton"));
    build();
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_bar->show(InfoBar::Caution, tr("Forget all that was learnt about junk? This cannot be undone."));
        m_bar->setButtons(tr("F&orget it"), tr("&Keep"));
        m_bar->takeFocus(InfoBar::Safe::Secondary);
    });
    connect(m_bar, &InfoBar::primaryClicked, this, [this] {
        m_bar->hide();
        m_engine.forgetJunkLearnt();
    });
    connect(m_bar, &InfoBar::secondaryClicked, m_bar, &QWidget::hide);
    connect(&m_engine, &MailEngine::junkLearntChanged, this, &JunkPage::showLearnt);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            fillAccounts();
    });
    fillAccounts();
    retranslate();
}

void JunkPage::build()
{
    for (QLabel* label : {m_help, m_learnt, m_exceptions}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setInk(m_help, Ink::Meta);
    setInk(m_exceptions, Ink::Meta);
    m_lines->setHorizontalSpacing(Theme::kSpace3);
    m_lines->setVerticalSpacing(Theme::kSpace2);
    m_lines->setColumnStretch(1, 1);
    auto* form = new QWidget;
    auto* inner = new QVBoxLayout(form);
    inner->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    inner->setSpacing(Theme::kSpace3);
    inner->addWidget(m_help);
    inner->addLayout(m_lines);
    inner->addWidget(m_exceptions);
    inner->addWidget(m_learnt);
    inner->addWidget(m_forget, 0, Qt::AlignLeft);
    inner->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(new FormScroll(form), 1);
}

void JunkPage::fillAccounts()
{
    qDeleteAll(m_names);
    m_names.clear();
    qDeleteAll(m_modes);
    m_modes.clear();
    QWidget* before = nullptr;
    for (const Account& account : m_engine.reader().accounts().value_or({})) {
        auto* name = new QLabel(account.label, m_help->parentWidget());
        name->setTextFormat(Qt::PlainText);
        auto* combo = new ElidedComboBox(m_help->parentWidget());
        combo->setObjectName(QStringLiteral("junkMode"));
        combo->setAccessibleName(account.label);
        for (const JunkMode mode : kModes)
            combo->addItem(QString(), static_cast<int>(mode));
        combo->setCurrentIndex(combo->findData(static_cast<int>(m_engine.junkMode(account.id))));
        connect(combo, &QComboBox::activated, this, [this, combo, id = account.id] {
            m_engine.setJunkMode(id, static_cast<JunkMode>(combo->currentData().toInt()));
        });
        const int row = m_lines->rowCount();
        m_lines->addWidget(name, row, 0);
        m_lines->addWidget(combo, row, 1);
        m_names.append(name);
        m_modes.insert(account.id, combo);
        if (before != nullptr)
            setTabOrder(before, combo);
        before = combo;
    }
    if (before != nullptr)
        setTabOrder(before, m_forget);
    retranslate();
}

void JunkPage::showLearnt()
{
    const JunkCounts learnt = m_engine.junkLearnt();
    const qint64 enough = MailEngine::junkEnough();
    //: the numbers of messages it has learnt from
    QString text = tr("Learnt so far: %1 junk, %2 good.").arg(learnt.junk).arg(learnt.good);
    if (learnt.junk < enough || learnt.good < enough)
        text += QLatin1Char(' ') +
                tr("It does nothing yet: it begins when it knows %1 messages of each kind.").arg(enough);
    m_learnt->setText(text);
    m_forget->setEnabled(learnt.junk + learnt.good > 0);
}

void JunkPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_bar->hide();
        retranslate();
    }
}

void JunkPage::retranslate()
{
    m_help->setText(tr("Postacı learns on this computer what junk is to you: from what you move to junk and "
                       "what you call no junk, and from read mail that stays in the inbox. Choose what it "
                       "does with new mail that looks like junk."));
    m_exceptions->setText(tr("Mail from people you have written to is never taken for junk."));
    for (QComboBox* combo : std::as_const(m_modes)) {
        combo->setItemText(0, tr("Do nothing"));
        combo->setItemText(1, tr("Mark it, leave it in the inbox"));
        combo->setItemText(2, tr("Move it to junk"));
    }
    m_forget->setText(tr("Forget &what was learnt…"));
    showLearnt();
}

} // namespace postaci
