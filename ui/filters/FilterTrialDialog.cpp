#include "filters/FilterTrialDialog.h"

#include "account/ErrorSentence.h"
#include "filters/FolderCombo.h"
#include "widgets/DateText.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <limits>

namespace postaci {

namespace {

/// More are counted, and done, but not listed.
constexpr int kMostListed = 2000;

enum Column { FromColumn, SubjectColumn, DateColumn };

int stepsOf(qint64 messages)
{
    return static_cast<int>(qMin<qint64>(messages, std::numeric_limits<int>::max()));
}

} // namespace

FilterTrialDialog::FilterTrialDialog(MailEngine& engine, const Rule& rule, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_rule(rule), m_folderLabel(new QLabel(this)),
      m_folder(new FolderCombo(engine, this)), m_bar(new InfoBar(this)), m_list(new QTreeWidget(this)),
      m_summary(new QLabel(this)), m_progress(new QProgressBar(this)), m_stop(new QPushButton(this)),
      m_close(new QPushButton(this)), m_apply(new QPushButton(this))
{
    setObjectName(QStringLiteral("filterTrial"));
    m_folder->setObjectName(QStringLiteral("trialFolder"));
    m_bar->setObjectName(QStringLiteral("trialBar"));
    m_list->setObjectName(QStringLiteral("trialList"));
    m_summary->setObjectName(QStringLiteral("trialSummary"));
    m_progress->setObjectName(QStringLiteral("trialProgress"));
    m_stop->setObjectName(QStringLiteral("trialStop"));
    m_close->setObjectName(QStringLiteral("closeButton"));
    m_apply->setObjectName(QStringLiteral("applyFilterButton"));
    build();
    connect(m_folder, &QComboBox::activated, this, &FilterTrialDialog::look);
    connect(m_stop, &QPushButton::clicked, this, &FilterTrialDialog::stop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &FilterTrialDialog::apply);
    connect(m_bar, &InfoBar::primaryClicked, this, &FilterTrialDialog::undo);
    retranslate();
    m_folder->choose(firstInbox());
    const QSize wanted(fontMetrics().averageCharWidth() * 84, fontMetrics().lineSpacing() * 26);
    openWithSize(this, wanted);
    look();
}

FilterTrialDialog::~FilterTrialDialog() = default;

FolderId FilterTrialDialog::firstInbox() const
{
    AccountId account = m_rule.accounts.value(0);
    if (m_rule.accounts.isEmpty())
        account = m_engine.reader().accounts().value_or({}).value(0).id;
    return m_engine.reader().folderByRole(account, FolderRole::Inbox).value_or(0);
}

void FilterTrialDialog::build()
{
    m_folderLabel->setBuddy(m_folder);
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(FromColumn, QHeaderView::Interactive);
    m_list->header()->setSectionResizeMode(SubjectColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(DateColumn, QHeaderView::ResizeToContents);
    m_list->header()->resizeSection(FromColumn, fontMetrics().averageCharWidth() * 20);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_progress->setTextVisible(false);
    m_apply->setProperty("primary", true);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace2);
    top->addWidget(m_folderLabel);
    top->addWidget(m_folder, 1);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(Theme::kSpace2);
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_stop);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_apply);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace3);
    column->setSpacing(Theme::kSpace3);
    column->addLayout(top);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addWidget(m_summary);
    column->addLayout(progress);
    column->addLayout(buttons);
}

void FilterTrialDialog::look()
{
    m_hits.clear();
    m_undo.clear();
    m_report = {};
    m_list->clear();
    m_bar->hide();
    m_progress->setRange(0, 0);
    m_trial.reset(m_engine.tryRules({m_rule}, m_folder->chosen()));
    connect(m_trial.get(), &RuleTrial::found, this, &FilterTrialDialog::add);
    connect(m_trial.get(), &RuleTrial::progressed, this, [this](qint64 done, qint64 total) {
        m_report.looked = done;
        m_progress->setRange(0, stepsOf(total));
        m_progress->setValue(stepsOf(done));
        m_summary->setText(summary());
    });
    connect(m_trial.get(), &RuleTrial::finished, this, &FilterTrialDialog::finish);
    connect(m_trial.get(), &RuleTrial::failed, this, &FilterTrialDialog::fail);
    setState(State::Looking);
}

void FilterTrialDialog::stop()
{
    m_trial.reset();
    setState(State::Stopped);
    m_close->setFocus();
}

void FilterTrialDialog::add(const QList<RuleHit>& hits)
{
    m_hits += hits;
    QList<MessageId> listed;
    for (const RuleHit& hit : hits) {
        if (m_list->topLevelItemCount() + listed.size() < kMostListed)
            listed.append(hit.message);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const MessageRow& row : m_engine.reader().rows(listed).value_or({})) {
        const QDateTime date = QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC);
        auto* item = new QTreeWidgetItem(m_list, {row.from.shownName(), row.subject, shortDate(date, now)});
        item->setToolTip(FromColumn, plainTip(row.from.addr));
        item->setToolTip(SubjectColumn, plainTip(row.subject));
        item->setToolTip(DateColumn, longDate(date));
    }
}

void FilterTrialDialog::finish(const RuleScanReport& report)
{
    m_report = report;
    m_trial.release()->deleteLater(); // it is telling us just now
    setState(State::Looked);
}

void FilterTrialDialog::fail(const Error& error)
{
    if (m_trial)
        m_trial.release()->deleteLater();
    setState(State::Failed);
    m_bar->show(InfoBar::Error, describeError(error).inOneLine());
}

QString FilterTrialDialog::summary() const
{
    const int matched = static_cast<int>(m_hits.size());
    if (m_state == State::Looking)
        return tr("%n message(s) found so far.", nullptr, matched);
    QStringList sentences;
    //: %1 is a number of messages
    sentences.append(tr("%n message(s) of %1 match.", nullptr, matched).arg(m_report.looked));
    if (m_list->topLevelItemCount() < m_hits.size())
        sentences.append(tr("The newest %n are listed.", nullptr, m_list->topLevelItemCount()));
    if (m_report.withoutText > 0)
        sentences.append(tr("The texts of %n message(s) are not on this computer and were not looked at.",
                            nullptr, static_cast<int>(m_report.withoutText)));
    if (m_report.tookTooLong > 0)
        sentences.append(tr("The pattern took too long on %n message(s).", nullptr,
                            static_cast<int>(m_report.tookTooLong)));
    return sentences.join(QLatin1Char(' '));
}

void FilterTrialDialog::setState(State state)
{
    m_state = state;
    const bool isBusy = state == State::Looking || state == State::Working;
    m_progress->setVisible(isBusy);
    m_stop->setVisible(state == State::Looking);
    m_folder->setEnabled(state != State::Working);
    m_apply->setEnabled((state == State::Looked || state == State::Stopped) && !m_hits.isEmpty());
    m_summary->setText(summary());
}

void FilterTrialDialog::apply()
{
    m_progress->setRange(0, 0);
    setState(State::Working);
    m_close->setFocus();
    m_engine.applyRules(m_hits, [self = QPointer<FilterTrialDialog>(this)](const Result<RuleUndo>& undo) {
        if (!self)
            return;
        if (!undo) {
            self->fail(undo.error());
            return;
        }
        self->m_undo = *undo;
        self->setState(State::Done);
        self->m_bar->show(InfoBar::Success,
                          tr("Done with %n message(s).", nullptr, static_cast<int>(self->m_undo.size())));
        self->m_bar->setButtons(tr("&Undo"));
    });
}

void FilterTrialDialog::undo()
{
    m_bar->hide();
    m_progress->setRange(0, 0);
    setState(State::Working);
    m_engine.undoRules(m_undo, [self = QPointer<FilterTrialDialog>(this)](const Result<void>& undone) {
        if (!self)
            return;
        if (!undone) {
            self->fail(undone.error());
            return;
        }
        self->look();
    });
}

void FilterTrialDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterTrialDialog::retranslate()
{
    setWindowTitle(tr("What the filter would do"));
    m_folderLabel->setText(tr("In &folder"));
    m_folder->setFirstText(tr("All folders but drafts, sent mail, junk and trash"));
    m_list->setAccessibleName(tr("Messages that match"));
    m_list->setHeaderLabels({tr("From"), tr("Subject"), tr("Date")});
    m_progress->setAccessibleName(tr("Messages looked at"));
    m_stop->setText(tr("&Stop"));
    m_close->setText(tr("Close"));
    m_apply->setText(tr("&Do it with these messages"));
    m_summary->setText(summary());
}

} // namespace postaci
