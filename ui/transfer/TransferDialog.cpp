#include "transfer/TransferDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "profile/Restart.h"
#include "transfer/TransferWords.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace postaci {

namespace {

constexpr int kSteps = 1000; ///< of the bar: bytes do not fit into its numbers
constexpr int kReportLines = 7;

} // namespace

TransferDialog::TransferDialog(MailEngine& engine, const char* name, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_choicePanel(new QWidget(this)),
      m_choices(new QVBoxLayout(m_choicePanel)), m_status(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_report(new QPlainTextEdit(this)), m_problem(new IconLine(this)),
      m_close(new QPushButton(this)), m_start(new QPushButton(this))
{
    setObjectName(QLatin1String(name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_status->setObjectName(QStringLiteral("transferStatus"));
    m_status->setWordWrap(true);
    m_status->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_status->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("transferProgress"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_report->setObjectName(QStringLiteral("transferReport"));
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setMinimumHeight(kReportLines * m_report->fontMetrics().lineSpacing());
    m_close->setObjectName(QStringLiteral("cancelButton"));
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(Theme::kSpace3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_choicePanel, 1);
    column->addWidget(m_status);
    column->addWidget(m_progress);
    column->addWidget(m_report, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &TransferDialog::reject);
    connect(m_start, &QPushButton::clicked, this, [this] { start(); });
    qApp->installEventFilter(this); // hears of the program's end before the windows are closed
    showState();                    // its words are the derived dialog's
}

TransferDialog::~TransferDialog() = default;

void TransferDialog::setReady(bool on)
{
    m_isReady = on;
    m_start->setEnabled(on && m_state == State::Choosing);
}

void TransferDialog::goToStart()
{
    m_start->setFocus();
}

void TransferDialog::showProblem(const QString& sentence)
{
    if (sentence.isEmpty())
        m_problem->clear();
    else
        m_problem->setContent(QStringLiteral("warning"), &Theme::danger, sentence);
}

void TransferDialog::run(Transfer* transfer)
{
    m_transfer.reset(transfer);
    connect(transfer, &Transfer::progressed, this, &TransferDialog::showProgress);
    connect(transfer, &Transfer::finished, this, &TransferDialog::finish);
    connect(transfer, &Transfer::failed, this, &TransferDialog::fail);
    m_progress->setRange(0, 0);
    m_lastProgress.reset();
    showProblem({});
    setState(State::Running);
    m_close->setFocus();
}

void TransferDialog::reject()
{
    if (m_state == State::Running) {
        m_transfer->cancel();
        setState(State::Stopping);
    } else if (m_state != State::Stopping) {
        QDialog::reject();
    }
}

/// Where this is closed before the main window, it refuses until what runs has stopped, which keeps the
/// program from ending. Where another one refuses first, the program goes on, and so does this.
bool TransferDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::Quit && m_transfer != nullptr)
        QTimer::singleShot(0, this, [this, isRestart = isRestartWanted()] {
            m_endsProgram = m_state != State::Stopping ? EndsProgram::No
                            : isRestart                ? EndsProgram::ToRestart
                                                       : EndsProgram::Yes;
        });
    return QDialog::eventFilter(watched, event);
}

void TransferDialog::setState(State state)
{
    m_state = state;
    showState();
    retranslateCommon();
}

void TransferDialog::showState()
{
    m_choicePanel->setEnabled(m_state == State::Choosing);
    m_choicePanel->setVisible(m_state != State::Over);
    m_status->setVisible(m_state != State::Choosing);
    m_progress->setVisible(m_state == State::Running || m_state == State::Stopping);
    m_report->setVisible(m_state == State::Over && !m_report->document()->isEmpty());
    m_start->setVisible(m_state != State::Over);
    m_start->setEnabled(m_state == State::Choosing && m_isReady);
    m_close->setEnabled(m_state != State::Stopping);
    // Enter does what can be done: begin, stop, or leave.
    (m_state == State::Choosing ? m_start : m_close)->setDefault(true);
}

void TransferDialog::showProgress(const TransferProgress& progress)
{
    const double part =
        progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : 0;
    m_progress->setRange(0, progress.total > 0 ? kSteps : 0);
    m_progress->setValue(qBound(0, qRound(part * kSteps), kSteps));
    m_lastProgress = progress;
    m_status->setText(stateText(progress));
}

void TransferDialog::finish(const TransferReport& report)
{
    m_done = report;
    showReport();
    end(State::Over);
}

void TransferDialog::showReport()
{
    m_status->setText(summaryOf(m_done).join(QLatin1Char(' ')));
    QStringList lines;
    for (const TransferProblem& problem : m_done.problems)
        lines.append(TransferWords::sentence(problem));
    if (m_done.problemCount > m_done.problems.size())
        lines.append(
            tr("and %n more", nullptr, static_cast<int>(m_done.problemCount - m_done.problems.size())));
    m_report->setPlainText(lines.join(QLatin1Char('\n')));
}

void TransferDialog::fail(const Error& error)
{
    const bool isInput = error.kind == ErrorKind::Input && error.reason == ErrorReason::FileUnwritable;
    showProblem(isInput ? tr("There is such a file already, or it cannot be made. Choose another place.")
                        : describeError(error).inOneLine());
    end(State::Choosing);
    m_status->clear();
}

void TransferDialog::end(State state)
{
    m_transfer.release()->deleteLater(); // it is what is telling
    setState(state);
    if (state == State::Over)
        m_close->setFocus();
    switch (std::exchange(m_endsProgram, EndsProgram::No)) {
    case EndsProgram::No:
        break;
    case EndsProgram::Yes:
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        break;
    case EndsProgram::ToRestart:
        restartProgram();
        break;
    }
}

void TransferDialog::retranslateCommon()
{
    const bool isRunning = m_state == State::Running || m_state == State::Stopping;
    m_close->setText(m_state == State::Over ? tr("Close") : isRunning ? tr("Stop") : tr("Cancel"));
    m_start->setText(startText());
    if (m_state == State::Over)
        showReport();
    else if (isRunning)
        m_status->setText(m_lastProgress ? stateText(*m_lastProgress) : tr("Looking through the mail…"));
    m_progress->setAccessibleName(tr("Progress"));
    m_report->setAccessibleName(tr("What was left out, and why"));
}

void TransferDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslateCommon();
        retranslate();
    }
}

} // namespace postaci
