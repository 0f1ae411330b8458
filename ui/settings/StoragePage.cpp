#include "settings/StoragePage.h"

#include "MailEngine.h"
#include "accounts/FormScroll.h"
#include "base/SizeText.h"
#include "profile/CachedBodies.h"
#include "profile/KeptCopies.h"
#include "profile/ProfileJob.h"
#include "profile/ProfileSentence.h"
#include "profile/Repair.h"
#include "settings/KeptCopiesLine.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace postaci {

namespace {

constexpr ProfileFileKind kKinds[] = {ProfileFileKind::Mail,        ProfileFileKind::Bodies,
                                      ProfileFileKind::SearchIndex, ProfileFileKind::JunkMemory,
                                      ProfileFileKind::DraftFiles,  ProfileFileKind::Settings,
                                      ProfileFileKind::Kept};
constexpr int kAges[] = {12, 6, 3, 1, 0}; ///< months; 0: all

} // namespace

StoragePage::StoragePage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_job(new ProfileJob(this)), m_measuring(new ProfileJob(this)),
      m_bar(new InfoBar(this)), m_staged(new InfoBar(this)), m_place(new QLabel(this)),
      m_open(new QPushButton(this)), m_lines(new QGridLayout), m_ageLabel(new QLabel(this)),
      m_kept(new KeptCopiesLine(this)), m_age(new QComboBox(this)), m_clean(new QPushButton(this)),
      m_backupHelp(new QLabel(this)), m_withBodies(new QCheckBox(this)), m_backUp(new QPushButton(this)),
      m_restore(new QPushButton(this)), m_check(new QPushButton(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("storagePage"));
    m_bar->setObjectName(QStringLiteral("storageBar"));
    m_staged->setObjectName(QStringLiteral("stagedRestoreBar"));
    m_place->setObjectName(QStringLiteral("storagePlace"));
    m_open->setObjectName(QStringLiteral("openFolderButton"));
    m_age->setObjectName(QStringLiteral("cachedAgeCombo"));
    m_clean->setObjectName(QStringLiteral("cleanUpButton"));
    m_withBodies->setObjectName(QStringLiteral("backupBodiesCheck"));
    m_backUp->setObjectName(QStringLiteral("backUpButton"));
    m_restore->setObjectName(QStringLiteral("restoreButton"));
    m_check->setObjectName(QStringLiteral("checkProfileButton"));
    m_progress->setObjectName(QStringLiteral("storageProgress"));
    m_cancel->setObjectName(QStringLiteral("cancelStorageButton"));
    build();
    connectButtons();
    retranslate();
    setBusy(false);
    if (stagedRestore(m_engine.profileDir()))
        showStaged();
}

void StoragePage::build()
{
    for (QLabel* label : {m_place, m_backupHelp}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setInk(m_backupHelp, Ink::Meta);
    m_ageLabel->setBuddy(m_age);
    for (const int months : kAges)
        m_age->addItem(QString(), months);
    buildSizes();

    auto* form = new QWidget;
    auto* inner = new QVBoxLayout(form);
    inner->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    inner->setSpacing(Theme::kSpace3);
    inner->addWidget(m_place);
    inner->addWidget(m_open, 0, Qt::AlignLeft);
    inner->addLayout(m_lines);
    auto* cleaning = new QHBoxLayout;
    cleaning->setSpacing(Theme::kSpace2);
    cleaning->addWidget(m_age);
    cleaning->addWidget(m_clean);
    cleaning->addStretch(1);
    inner->addWidget(m_ageLabel); // above them: in one line they are too wide for a small window
    inner->addLayout(cleaning);
    inner->addWidget(m_kept);
    inner->addSpacing(Theme::kSpace2);
    inner->addWidget(m_backupHelp);
    inner->addWidget(m_withBodies);
    auto* tasks = new QHBoxLayout;
    tasks->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_backUp, m_restore, m_check})
        tasks->addWidget(button);
    tasks->addStretch(1);
    inner->addLayout(tasks);
    auto* work = new QHBoxLayout;
    work->setSpacing(Theme::kSpace2);
    work->addWidget(m_progress, 1);
    work->addWidget(m_cancel);
    inner->addLayout(work);
    inner->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_staged);
    column->addWidget(new FormScroll(form), 1);
}

void StoragePage::buildSizes()
{
    m_lines->setHorizontalSpacing(Theme::kSpace4);
    m_lines->setVerticalSpacing(Theme::kSpace1);
    m_lines->setColumnStretch(2, 1);
    constexpr int kLines = int(std::size(kKinds)) + 1; // and the sum
    for (int line = 0; line < kLines; ++line) {
        auto* name = new QLabel(this);
        auto* size = new QLabel(this);
        name->setTextFormat(Qt::PlainText);
        size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        size->setObjectName(QStringLiteral("storageSize%1").arg(line));
        m_lines->addWidget(name, line, 0);
        m_lines->addWidget(size, line, 1);
        m_names.append(name);
        m_sizes.append(size);
    }
}

void StoragePage::connectButtons()
{
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_engine.profileDir())); });
    connect(m_backUp, &QPushButton::clicked, this, &StoragePage::chooseBackup);
    connect(m_restore, &QPushButton::clicked, this, &StoragePage::chooseRestore);
    connect(m_check, &QPushButton::clicked, this, &StoragePage::check);
    connect(m_clean, &QPushButton::clicked, this, [this] {
        ask(Question::CleanUp, InfoBar::Caution,
            tr("Remove these cached texts? They are fetched again from the server when you open the "
               "messages. Mail "
               "that exists only here stays."),
            tr("&Clean up"), tr("&Leave them"));
    });
    connect(m_kept, &KeptCopiesLine::removeWanted, this, &StoragePage::askToRemove);
    connect(m_cancel, &QPushButton::clicked, m_job, &ProfileJob::cancel);
    connect(m_job, &ProfileJob::runningChanged, this, &StoragePage::setBusy);
    connect(m_job, &ProfileJob::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
    });
    connect(m_bar, &InfoBar::primaryClicked, this, &StoragePage::answer);
    connect(m_bar, &InfoBar::secondaryClicked, this, &StoragePage::decline);
    connect(m_bar, &InfoBar::dismissed, this, &StoragePage::decline);
    connect(m_staged, &InfoBar::primaryClicked, this, &StoragePage::restartRequested);
    connect(m_staged, &InfoBar::secondaryClicked, this, [this] {
        m_staged->hide();
        discardStagedRestore(m_engine.profileDir());
    });
}

/// Nothing happens while another runs.
template <typename T>
void StoragePage::begin(Work kind, std::function<Result<T>(const ProfileProgress&, const CancelToken&)> work,
                        std::function<void(const Result<T>&)> done)
{
    if (m_job->isRunning())
        return;
    m_work = kind;
    m_job->start<T>(std::move(work), std::move(done));
}

/// What has come to its end although it was to stop counts as stopped.
template <typename T> Result<T> StoragePage::unlessCancelled(const Result<T>& outcome) const
{
    if (outcome && m_job->wasCancelled())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
    return outcome;
}

void StoragePage::setBusy(bool on)
{
    QWidget* focused = window()->focusWidget();
    m_endedWhileAsked = !on && m_question == Question::Stop;
    const bool isAtCancel = focused == m_cancel || (m_endedWhileAsked && m_bar->isAncestorOf(focused));
    if (on)
        m_begunBy = focusWidget();
    for (QPushButton* button : {m_backUp, m_restore, m_check, m_clean})
        button->setEnabled(!on);
    m_kept->setRemovable(!on);
    m_progress->setVisible(on);
    m_cancel->setVisible(on);
    if (on) {
        decline();
        m_progress->setRange(0, 0);
        m_cancel->setFocus();
    } else {
        if (m_endedWhileAsked) // there is nothing to stop any more
            decline();
        if (isAtCancel && m_begunBy) // which is gone; a question in the bar has the keyboard already
            m_begunBy->setFocus();
        measure();
        if (std::exchange(m_isClosing, false))
            Q_EMIT stopped();
    }
}

void StoragePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    measure();
}

void StoragePage::measure()
{
    m_measuring->start<QList<ProfileFile>>(
        [profile = m_engine.profileDir()](const ProfileProgress&, const CancelToken&) {
            return Result<QList<ProfileFile>>(profileFiles(profile));
        },
        [this](const Result<QList<ProfileFile>>& files) {
            m_files = files.value_or({});
            m_kept->setCopies(keptCopies(m_files));
            showSizes();
        });
}

void StoragePage::showSizes()
{
    qint64 sum = 0;
    for (int line = 0; line < int(std::size(kKinds)); ++line) {
        qint64 size = 0;
        for (const ProfileFile& file : std::as_const(m_files))
            size += file.kind == kKinds[line] ? file.size : 0;
        sum += size;
        m_sizes.at(line)->setText(sizeText(size));
        const bool isShown = size > 0 || kKinds[line] != ProfileFileKind::Kept;
        m_names.at(line)->setVisible(isShown);
        m_sizes.at(line)->setVisible(isShown);
    }
    m_sizes.last()->setText(sizeText(sum));
}

void StoragePage::chooseBackup()
{
    const QString name =
        tr("Postacı %1.zip", "name of a backup; the date").arg(QDate::currentDate().toString(Qt::ISODate));
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Back up"), QDir(usualPlace(QStandardPaths::DocumentsLocation)).filePath(name),
        tr("Backups (*.zip)"));
    if (!file.isEmpty())
        backUpTo(file);
}

void StoragePage::backUpTo(const QString& file)
{
    begin<BackupInfo>(
        Work::AllOrNothing,
        [order = BackupOrder{m_engine.profileDir(), file, m_withBodies->isChecked()}](
            const ProfileProgress& progress, const CancelToken& cancel) {
            return makeBackup(order, progress, cancel);
        },
        [this, file](const Result<BackupInfo>& made) {
            if (!made) {
                tell(describeProfileError(ProfileTask::Backup, made.error()), made.error().message);
                return;
            }
            tell(InfoBar::Success,
                 tr("Backed up into %1 (%2). Passwords in the system's keyring are not part of it.")
                     .arg(QFileInfo(file).fileName(), sizeText(QFileInfo(file).size())));
        });
}

void StoragePage::chooseRestore()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Restore"), usualPlace(QStandardPaths::DocumentsLocation),
                                     tr("Backups (*.zip)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!file.isEmpty())
        restoreFrom(file);
}

void StoragePage::restoreFrom(const QString& file)
{
    m_restoreFile = file;
    begin<BackupInfo>(
        Work::Look, [file](const ProfileProgress&, const CancelToken&) { return readBackupInfo(file); },
        [this](const Result<BackupInfo>& read) {
            if (const auto info = unlessCancelled(read))
                askToRestore(*info);
            else
                tell(describeProfileError(ProfileTask::Restore, info.error()), info.error().message);
        });
}

void StoragePage::askToRestore(const BackupInfo& info)
{
    ask(Question::Restore, InfoBar::Caution,
        tr("Restore everything as it was on %1 (%2)? What is here now is kept beside it; what came later and "
           "exists "
           "only here is found there. Messages that waited to be sent then are not sent before you say so.")
            .arg(QLocale().toString(info.made.toLocalTime(), QLocale::ShortFormat),
                 tr("%n message(s)", nullptr, int(info.messages))),
        tr("&Continue"), tr("&Leave all as it is"));
}

void StoragePage::stage()
{
    begin<StagedRestore>(
        Work::AllOrNothing,
        [file = m_restoreFile, profile = m_engine.profileDir()](const ProfileProgress& progress,
                                                                const CancelToken& cancel) {
            return stageRestore(file, profile, progress, cancel);
        },
        [this](const Result<StagedRestore>& staged) { tellStaged(staged); });
}

void StoragePage::tellStaged(const Result<StagedRestore>& staged)
{
    if (staged && m_job->wasCancelled()) { // it was past the point where it looks
        discardStagedRestore(m_engine.profileDir());
        m_staged->hide();
    }
    if (const auto wanted = unlessCancelled(staged); !wanted) {
        tell(describeProfileError(ProfileTask::Restore, wanted.error()), wanted.error().message);
        return;
    }
    showStaged();
    if (m_endedWhileAsked)
        // Who is about to press one of the buttons that were here must not press one of the other bar.
        tell(InfoBar::Info, tr("It was finished before you answered, so nothing was stopped."));
    else
        m_staged->takeFocus(InfoBar::Safe::Secondary);
}

/// In a bar of its own, since it waits until then, whatever else is said meanwhile.
void StoragePage::showStaged()
{
    m_staged->show(InfoBar::Info,
                   tr("The backup was checked and takes the place of what is here when Postacı "
                      "starts the next time."));
    m_staged->setButtons(tr("&Restart Postacı"), tr("&Forget the restore"));
    m_staged->setDismissable(false);
}

void StoragePage::check()
{
    begin<CheckReport>(
        Work::AllOrNothing,
        [profile = m_engine.profileDir()](const ProfileProgress& progress, const CancelToken& cancel) {
            return checkProfile(profile, CheckExtent::Whole, progress, cancel);
        },
        [this](const Result<CheckReport>& checked) {
            if (const auto report = unlessCancelled(checked))
                showChecked(*report);
            else
                tell(describeProfileError(ProfileTask::Check, report.error()), report.error().message);
        });
}

void StoragePage::showChecked(const CheckReport& report)
{
    if (report.needsRepair()) {
        wantRepair(m_engine.profileDir(), true);
        const QString text =
            tr("The mail on this computer is damaged. Postacı repairs it when it starts the next time: it "
               "saves all "
               "that can be read and keeps the damaged file.");
        if (m_endedWhileAsked) // no other button under the mouse of who is about to answer
            tell(InfoBar::Error, text);
        else
            ask(Question::QuitForRepair, InfoBar::Error, text, tr("&Restart Postacı"), tr("&Not now"));
        return;
    }
    if (!report.needsMending()) {
        tell(InfoBar::Success, tr("Everything is in order."));
        return;
    }
    const bool isMended = mendProfile(m_engine.profileDir(), report);
    tell(InfoBar::Caution, isMended ? tr("Your mail is in order. What was damaged can be made again, and is: "
                                         "the search index, or texts "
                                         "that the server has still.")
                                    : tr("Your mail is in order. The search index or cached texts are "
                                         "damaged; close Postacı and check "
                                         "again."));
}

void StoragePage::cleanUp()
{
    const int months = m_age->currentData().toInt();
    const QDateTime before = months == 0 ? QDateTime::currentDateTimeUtc().addYears(100)
                                         : QDateTime::currentDateTimeUtc().addMonths(-months);
    begin<qint64>(
        Work::Removal,
        [before, profile = m_engine.profileDir()](const ProfileProgress& progress,
                                                  const CancelToken& cancel) {
            return removeCachedBodies(profile, before, progress, cancel);
        },
        [this](const Result<qint64>& removed) {
            if (removed)
                tell(InfoBar::Success, tr("%n cached text(s) removed.", nullptr, int(*removed)));
            else
                tell(describeProfileError(ProfileTask::CleanUp, removed.error()), removed.error().message);
        });
}

/// What it holds is looked up first: nobody should let go of what they do not know.
void StoragePage::askToRemove(const KeptCopy& copy)
{
    begin<KeptContents>(
        Work::Look,
        [copy, profile = m_engine.profileDir()](const ProfileProgress&, const CancelToken& cancel) {
            return readKept(profile, copy.name, cancel);
        },
        [this, copy](const Result<KeptContents>& read) {
            const auto contents = unlessCancelled(read);
            if (!contents) {
                tell(describeProfileError(ProfileTask::RemoveKept, contents.error()),
                     contents.error().message);
                return;
            }
            m_removed = copy.name;
            ask(Question::RemoveKept, InfoBar::Caution, KeptCopiesLine::question(copy, *contents),
                tr("Remove it for &good"), tr("&Leave it"));
        });
}

void StoragePage::removeKeptCopy()
{
    begin<qint64>(
        Work::Removal,
        [name = m_removed, profile = m_engine.profileDir()](const ProfileProgress& progress,
                                                            const CancelToken& cancel) {
            return removeKept(profile, name, progress, cancel);
        },
        [this](const Result<qint64>& freed) {
            if (freed)
                tell(InfoBar::Success, tr("Removed; %1 are free again.").arg(sizeText(*freed)));
            else
                tell(describeProfileError(ProfileTask::RemoveKept, freed.error()), freed.error().message);
        });
}

void StoragePage::ask(Question question, int kind, const QString& text, const QString& primary,
                      const QString& secondary)
{
    m_question = question;
    m_bar->show(InfoBar::Kind(kind), text);
    m_bar->setButtons(primary, secondary);
    m_bar->takeFocus(InfoBar::Safe::Secondary);
}

void StoragePage::answer()
{
    m_bar->hide();
    switch (std::exchange(m_question, Question::None)) {
    case Question::Restore:
        stage();
        break;
    case Question::Stop:
        stopAndClose();
        break;
    case Question::QuitForRepair:
        Q_EMIT restartRequested();
        break;
    case Question::RemoveKept:
        removeKeptCopy();
        break;
    case Question::CleanUp:
        cleanUp();
        break;
    case Question::None:
        break;
    }
}

void StoragePage::decline()
{
    m_bar->hide();
    m_question = Question::None;
}

void StoragePage::stopAndClose()
{
    m_isClosing = true;
    m_job->cancel();
}

bool StoragePage::isBusy() const
{
    return m_job->isRunning();
}

void StoragePage::askToStop()
{
    // What only looks asks something when it is through: that must not take the place of this question while
    // somebody answers it.
    if (m_work == Work::Look || m_job->wasCancelled()) {
        stopAndClose();
        return;
    }
    ask(Question::Stop, InfoBar::Caution,
        m_work == Work::Removal
            ? tr("The removal is not finished. What is removed already stays removed if it is stopped now.")
            : tr("What was begun here is not finished. Nothing of it is left if it is stopped now."),
        tr("&Stop and close"), tr("&Go on"));
}

void StoragePage::tell(int kind, const QString& text)
{
    m_question = Question::None;
    m_bar->show(InfoBar::Kind(kind), text);
}

void StoragePage::tell(const ErrorText& words, const QString& details)
{
    m_question = Question::None;
    m_bar->show(words.advice.isEmpty() ? InfoBar::Info : InfoBar::Error, words.inOneLine(),
                words.advice.isEmpty() ? QString() : details);
}

void StoragePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        decline();
        if (!m_staged->isHidden())
            showStaged();
        retranslate();
    }
}

void StoragePage::retranslate()
{
    m_place->setText(tr("Everything is in %1").arg(QDir::toNativeSeparators(m_engine.profileDir())));
    m_open->setText(tr("&Open the folder"));
    const QStringList names{tr("Mail, drafts, contacts, filters"),
                            tr("Cached texts of messages that servers have"),
                            tr("Search index"),
                            tr("What was learnt about junk"),
                            tr("Files attached to drafts"),
                            tr("Settings"),
                            tr("Kept from before a restore or a repair"),
                            tr("Together")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        m_names.at(i)->setText(names.at(i));
        m_sizes.at(i)->setAccessibleName(names.at(i));
    }
    m_ageLabel->setText(tr("Remove cached texts of messages ol&der than"));
    m_age->setItemText(0, tr("a year"));
    m_age->setItemText(1, tr("six months"));
    m_age->setItemText(2, tr("three months"));
    m_age->setItemText(3, tr("a month"));
    m_age->setItemText(4, tr("now (all of them)"));
    m_clean->setText(tr("R&emove…"));
    m_backupHelp->setText(tr("A backup is one file with everything: accounts, mail, drafts, contacts, "
                             "filters and settings. You can go "
                             "on working meanwhile. Passwords in the system's keyring are not part of it: on "
                             "another computer you type "
                             "them again."));
    m_withBodies->setText(tr("Also cached &texts of messages that servers have"));
    m_backUp->setText(tr("&Back up…"));
    m_restore->setText(tr("Restore a bac&kup…"));
    m_check->setText(tr("C&heck and repair"));
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    showSizes();
}

} // namespace postaci
