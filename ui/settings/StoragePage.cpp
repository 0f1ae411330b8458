#include "settings/StoragePage.h"

#include "MailEngine.h"
#include "accounts/FormScroll.h"
#include "profile/CachedBodies.h"
#include "profile/ProfileJob.h"
#include "profile/ProfileSentence.h"
#include "profile/Repair.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

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
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr ProfileFileKind kKinds[] = {ProfileFileKind::Mail,        ProfileFileKind::Bodies,
                                      ProfileFileKind::SearchIndex, ProfileFileKind::JunkMemory,
                                      ProfileFileKind::DraftFiles,  ProfileFileKind::Settings,
                                      ProfileFileKind::Kept};
constexpr int kAges[] = {12, 6, 3, 1, 0}; ///< months; 0: all

QString documentsPlace()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents
                                    : QDir::homePath(); // the dialog takes what is not there for a name
}

} // namespace

StoragePage::StoragePage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_job(new ProfileJob(this)), m_measuring(new ProfileJob(this)),
      m_bar(new InfoBar(this)), m_place(new QLabel(this)), m_open(new QPushButton(this)),
      m_lines(new QGridLayout), m_ageLabel(new QLabel(this)), m_age(new QComboBox(this)),
      m_clean(new QPushButton(this)), m_backupHelp(new QLabel(this)), m_withBodies(new QCheckBox(this)),
      m_backUp(new QPushButton(this)), m_restore(new QPushButton(this)), m_check(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("storagePage"));
    m_bar->setObjectName(QStringLiteral("storageBar"));
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
    for (QPushButton* button : {m_open, m_clean, m_backUp, m_restore, m_check, m_cancel})
        button->setAutoDefault(true); // Enter presses the one with the focus
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
    connect(m_cancel, &QPushButton::clicked, m_job, &ProfileJob::cancel);
    connect(m_job, &ProfileJob::runningChanged, this, &StoragePage::setBusy);
    connect(m_job, &ProfileJob::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
    });
    connect(m_bar, &InfoBar::primaryClicked, this, &StoragePage::answer);
    connect(m_bar, &InfoBar::secondaryClicked, this, &StoragePage::decline);
}

void StoragePage::setBusy(bool on)
{
    for (QPushButton* button : {m_backUp, m_restore, m_check, m_clean})
        button->setEnabled(!on);
    m_progress->setVisible(on);
    m_cancel->setVisible(on);
    if (on) {
        m_bar->hide();
        m_progress->setRange(0, 0);
        m_cancel->setFocus();
    } else {
        measure();
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
        m_sizes.at(line)->setText(QLocale().formattedDataSize(size));
        const bool isShown = size > 0 || kKinds[line] != ProfileFileKind::Kept;
        m_names.at(line)->setVisible(isShown);
        m_sizes.at(line)->setVisible(isShown);
    }
    m_sizes.last()->setText(QLocale().formattedDataSize(sum));
}

void StoragePage::chooseBackup()
{
    const QString name =
        tr("Postacı %1.zip", "name of a backup; the date").arg(QDate::currentDate().toString(Qt::ISODate));
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Back up"), QDir(documentsPlace()).filePath(name), tr("Backups (*.zip)"));
    if (!file.isEmpty())
        backUpTo(file);
}

void StoragePage::backUpTo(const QString& file)
{
    m_job->start<BackupInfo>(
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
                     .arg(QFileInfo(file).fileName(), QLocale().formattedDataSize(QFileInfo(file).size())));
        });
}

void StoragePage::chooseRestore()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Restore"), documentsPlace(),
                                     tr("Backups (*.zip)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!file.isEmpty())
        restoreFrom(file);
}

void StoragePage::restoreFrom(const QString& file)
{
    m_restoreFile = file;
    m_job->start<BackupInfo>(
        [file](const ProfileProgress&, const CancelToken&) { return readBackupInfo(file); },
        [this](const Result<BackupInfo>& info) {
            if (info)
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
    m_job->start<StagedRestore>(
        [file = m_restoreFile, profile = m_engine.profileDir()](const ProfileProgress& progress,
                                                                const CancelToken& cancel) {
            return stageRestore(file, profile, progress, cancel);
        },
        [this](const Result<StagedRestore>& staged) {
            if (staged)
                showStaged();
            else
                tell(describeProfileError(ProfileTask::Restore, staged.error()), staged.error().message);
        });
}

void StoragePage::showStaged()
{
    ask(Question::QuitForRestore, InfoBar::Info,
        tr("The backup was checked and takes the place of what is here when Postacı starts the next time."),
        tr("&Quit Postacı"), tr("&Forget the restore"));
}

void StoragePage::check()
{
    m_job->start<CheckReport>(
        [profile = m_engine.profileDir()](const ProfileProgress& progress, const CancelToken& cancel) {
            return checkProfile(profile, CheckExtent::Whole, progress, cancel);
        },
        [this](const Result<CheckReport>& report) {
            if (report)
                showChecked(*report);
            else
                tell(describeProfileError(ProfileTask::Check, report.error()), report.error().message);
        });
}

void StoragePage::showChecked(const CheckReport& report)
{
    if (report.needsRepair()) {
        wantRepair(m_engine.profileDir(), true);
        ask(Question::QuitForRepair, InfoBar::Error,
            tr("The mail on this computer is damaged. Postacı repairs it when it starts the next time: it "
               "saves all "
               "that can be read and keeps the damaged file."),
            tr("&Quit Postacı"), tr("&Not now"));
        return;
    }
    if (!report.needsMending()) {
        tell(InfoBar::Success, tr("Everything is in order."));
        return;
    }
    const bool isMended = mendProfile(m_engine.profileDir(), report);
    m_engine.checkNow(0);
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
    m_job->start<qint64>(
        [before, profile = m_engine.profileDir()](const ProfileProgress& progress,
                                                  const CancelToken& cancel) {
            return removeCachedBodies(profile, before, progress, cancel);
        },
        [this](const Result<qint64>& removed) {
            if (removed)
                tell(InfoBar::Success, tr("%n cached text(s) removed.", nullptr, int(*removed)));
            else
                tell(describeProfileError(ProfileTask::Check, removed.error()), removed.error().message);
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
    case Question::QuitForRestore:
    case Question::QuitForRepair:
        Q_EMIT quitRequested();
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
    if (std::exchange(m_question, Question::None) == Question::QuitForRestore)
        discardStagedRestore(m_engine.profileDir());
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
        m_bar->hide();
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
    m_check->setText(tr("C&heck and repair…"));
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    showSizes();
}

} // namespace postaci
