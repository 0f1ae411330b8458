#include "profile/RepairDialog.h"

#include "profile/ProfileJob.h"
#include "profile/ProfileSentence.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

RepairDialog::RepairDialog(QString profileDir, QWidget* parent)
    : GrowingDialog(parent), m_profileDir(std::move(profileDir)), m_job(new ProfileJob(this)),
      m_text(new QLabel(this)), m_more(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_primary(new QPushButton(this)), m_secondary(new QPushButton(this))
{
    setObjectName(QStringLiteral("repairDialog"));
    setWindowTitle(tr("Postacı"));
    m_text->setObjectName(QStringLiteral("repairText"));
    m_more->setObjectName(QStringLiteral("repairMore"));
    m_primary->setObjectName(QStringLiteral("repairButton"));
    m_secondary->setObjectName(QStringLiteral("quitButton"));
    for (QLabel* label : {m_text, m_more}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setInk(m_more, Ink::Meta);
    m_text->setText(tr("The mail on this computer is damaged."));
    m_more->setText(
        tr("Postacı can save all of it that can be read: mail and drafts that exist only here, messages "
           "that wait to be sent, contacts and filters. What servers have is fetched again. The damaged "
           "file is kept as it is. Nothing is sent before you say so."));
    m_primary->setText(tr("&Repair"));
    m_secondary->setText(tr("&Quit"));
    m_primary->setDefault(true);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setVisible(false);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_secondary);
    buttons->addWidget(m_primary);
    setTabOrder(m_secondary, m_primary);
    m_primary->setFocus();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_text);
    column->addWidget(m_more);
    column->addWidget(m_progress);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    connect(m_primary, &QPushButton::clicked, this, &RepairDialog::begin);
    connect(m_secondary, &QPushButton::clicked, this, &RepairDialog::reject);
    connect(m_job, &ProfileJob::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
    });
}

void RepairDialog::reject()
{
    if (m_job->isRunning())
        m_job->cancel(); // it ends by itself, and is told
    else
        GrowingDialog::reject();
}

void RepairDialog::begin()
{
    if (m_isDone) {
        accept();
        return;
    }
    m_progress->setRange(0, 0);
    m_progress->setVisible(true);
    m_primary->setEnabled(false);
    m_secondary->setText(tr("Cancel"));
    m_job->start<RepairReport>(
        [profile = m_profileDir](const ProfileProgress& progress, const CancelToken& cancel) {
            return repairMail(profile, progress, cancel);
        },
        [this](const Result<RepairReport>& report) {
            m_progress->setVisible(false);
            m_primary->setEnabled(true);
            m_secondary->setText(tr("&Quit"));
            if (report)
                showReport(*report);
            else
                showFailure(report.error());
        });
}

QString RepairDialog::saved(const RepairReport& report)
{
    QStringList parts{tr("%n message(s)", nullptr, int(report.messages))};
    const std::pair<qint64, QString> others[] = {
        {report.drafts, tr("%n draft(s)", nullptr, int(report.drafts))},
        {report.unsent, tr("%n unsent message(s)", nullptr, int(report.unsent))},
        {report.contacts, tr("%n contact(s)", nullptr, int(report.contacts))},
        {report.rules, tr("%n filter(s)", nullptr, int(report.rules))}};
    for (const auto& [count, words] : others) {
        if (count > 0)
            parts.append(words);
    }
    return tr("Saved: %1.").arg(parts.join(QStringLiteral(", ")));
}

QString RepairDialog::notSaved(const RepairReport& report)
{
    QStringList sentences;
    if (report.lostPlaces > 0)
        sentences.append(
            tr("%n place(s) in the file could not be read. What servers have of it is fetched again.",
               nullptr, int(report.lostPlaces)));
    else
        sentences.append(tr("Nothing is missing."));
    if (report.found > 0)
        sentences.append(
            tr("%n text(s) whose place was lost are in the folder “Recovered”.", nullptr, int(report.found)));
    if (report.lostAccounts)
        sentences.append(tr("The settings of an account are gone: give them again in the settings."));
    if (report.unsent > 0)
        sentences.append(tr("Look into the outbox: what is there may have been sent already."));
    return sentences.join(QLatin1Char(' '));
}

void RepairDialog::showReport(const RepairReport& report)
{
    m_isDone = true;
    m_text->setText(tr("The mail is repaired.") + QLatin1Char('\n') + saved(report));
    m_more->setText(notSaved(report) + QLatin1Char('\n') +
                    tr("The damaged file is kept in %1").arg(QDir::toNativeSeparators(report.kept)));
    m_primary->setText(tr("&Start Postacı"));
    m_primary->setFocus();
}

void RepairDialog::showFailure(const Error& error)
{
    const ErrorText words = describeProfileError(ProfileTask::Repair, error);
    m_text->setText(words.summary);
    m_more->setText(words.advice);
    m_primary->setText(tr("T&ry again"));
}

} // namespace postaci
