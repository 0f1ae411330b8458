#include "transfer/ImportMailDialog.h"

#include "base/SizeText.h"
#include "filters/FolderCombo.h"
#include "message/MboxReader.h"
#include "transfer/TransferWords.h"
#include "widgets/ElidedComboBox.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"
#include "widgets/WindowSize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

ImportMailDialog::ImportMailDialog(MailEngine& engine, QWidget* parent)
    : TransferDialog(engine, "importMail", parent), m_intro(new QLabel(choicePanel())),
      m_pathsLabel(new QLabel(choicePanel())), m_paths(new QListWidget(choicePanel())),
      m_addFiles(new QPushButton(choicePanel())), m_addDirectory(new QPushButton(choicePanel())),
      m_remove(new QPushButton(choicePanel())), m_targetLabel(new QLabel(choicePanel())),
      m_target(new ElidedComboBox(choicePanel())), m_nameLabel(new QLabel(choicePanel())),
      m_name(new QLineEdit(choicePanel())), m_keepsFolders(new QCheckBox(choicePanel())),
      m_areRead(new QCheckBox(choicePanel()))
{
    m_paths->setObjectName(QStringLiteral("importPaths"));
    m_addFiles->setObjectName(QStringLiteral("addFilesButton"));
    m_addDirectory->setObjectName(QStringLiteral("addDirectoryButton"));
    m_remove->setObjectName(QStringLiteral("removePathButton"));
    m_target->setObjectName(QStringLiteral("importTarget"));
    m_name->setObjectName(QStringLiteral("importFolderName"));
    m_keepsFolders->setObjectName(QStringLiteral("importKeepsFolders"));
    m_areRead->setObjectName(QStringLiteral("importAreRead"));
    setAcceptDrops(true);
    m_keepsFolders->setChecked(true);
    m_areRead->setChecked(true);
    build();
    fillTargets();
    connect(m_addFiles, &QPushButton::clicked, this, &ImportMailDialog::chooseFiles);
    connect(m_addDirectory, &QPushButton::clicked, this, &ImportMailDialog::chooseDirectory);
    connect(m_remove, &QPushButton::clicked, this, &ImportMailDialog::removePaths);
    connect(m_paths, &QListWidget::itemSelectionChanged, this, &ImportMailDialog::update);
    connect(m_target, &QComboBox::activated, this, &ImportMailDialog::update);
    connect(m_name, &QLineEdit::textChanged, this, &ImportMailDialog::update);
    ImportMailDialog::retranslate();
    update();
    const QSize wanted(fontMetrics().averageCharWidth() * 80, fontMetrics().lineSpacing() * 30);
    openWithSize(this, wanted);
}

bool ImportMailDialog::isMailboxFile(const QString& file)
{
    if (file.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive)) // one with a "From " line is one message
        return false;
    QFile device(file);
    if (!QFileInfo(file).isFile() || !device.open(QIODevice::ReadOnly)) // a pipe would be waited for
        return false;
    return file.endsWith(QLatin1String(".mbox"), Qt::CaseInsensitive) || MboxReader(device).isMbox();
}

void ImportMailDialog::build()
{
    m_intro->setWordWrap(true);
    m_pathsLabel->setBuddy(m_paths);
    m_paths->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_paths->setTextElideMode(Qt::ElideMiddle);
    m_paths->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paths->setMinimumHeight(4 * fontMetrics().lineSpacing());
    m_targetLabel->setBuddy(m_target);
    m_nameLabel->setBuddy(m_name);
    auto* pathButtons = new QVBoxLayout;
    pathButtons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_addFiles, m_addDirectory, m_remove}) {
        button->ensurePolished();
        button->setMinimumHeight(button->sizeHint().height()); // wrapped sentences would take it away
        pathButtons->addWidget(button);
    }
    pathButtons->addStretch(1);
    auto* files = new QHBoxLayout;
    files->setSpacing(Theme::kSpace2);
    files->addWidget(m_paths, 1);
    files->addLayout(pathButtons);
    auto* fields = new QGridLayout;
    fields->setSpacing(Theme::kSpace2);
    fields->addWidget(m_targetLabel, 0, 0);
    fields->addWidget(m_target, 0, 1);
    fields->addWidget(m_nameLabel, 1, 0);
    fields->addWidget(m_name, 1, 1);
    fields->setColumnStretch(1, 1);
    choices()->addWidget(m_intro);
    choices()->addWidget(m_pathsLabel);
    choices()->addLayout(files, 1);
    choices()->addLayout(fields);
    choices()->addWidget(m_keepsFolders);
    choices()->addWidget(m_areRead);
}

/// A new one, or one of those that no server has.
void ImportMailDialog::fillTargets()
{
    const MailReader& reader = engine().reader();
    m_target->addItem(QString(), FolderId{0});
    QList<AccountId> accounts{reader.localAccount().value_or(0)};
    for (const Account& account : reader.accounts().value_or({}))
        accounts.append(account.id);
    for (const AccountId account : std::as_const(accounts)) {
        for (const Folder& folder : reader.folders(account).value_or({})) {
            if (folder.isLocal && folder.selectable)
                m_target->addItem(QString(), folder.id);
        }
    }
}

QStringList ImportMailDialog::paths() const
{
    QStringList paths;
    for (int i = 0; i < m_paths->count(); ++i)
        paths.append(m_paths->item(i)->data(Qt::UserRole).toString());
    return paths;
}

void ImportMailDialog::addPaths(const QStringList& added)
{
    const QStringList known = paths();
    for (const QString& path : added) {
        if (known.contains(path))
            continue;
        auto* item = new QListWidgetItem(QDir::toNativeSeparators(path), m_paths);
        item->setData(Qt::UserRole, path);
        item->setToolTip(plainTip(item->text()));
    }
    update();
}

void ImportMailDialog::addChosen(const QStringList& added)
{
    addPaths(added);
    goToStart();
}

void ImportMailDialog::setFolderName(const QString& name)
{
    m_name->setText(name);
}

void ImportMailDialog::chooseFiles()
{
    auto* dialog =
        new QFileDialog(this, tr("Files with mail"), usualPlace(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportMailDialog::addChosen);
    dialog->open();
}

void ImportMailDialog::chooseDirectory()
{
    auto* dialog =
        new QFileDialog(this, tr("A folder with mail"), usualPlace(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportMailDialog::addChosen);
    dialog->open();
}

void ImportMailDialog::removePaths()
{
    qDeleteAll(m_paths->selectedItems());
    update();
    m_addFiles->setFocus();
}

void ImportMailDialog::update()
{
    const bool isNew = m_target->currentData().toLongLong() == 0;
    m_name->setEnabled(isNew);
    m_nameLabel->setEnabled(isNew);
    m_remove->setEnabled(!m_paths->selectedItems().isEmpty());
    setReady(m_paths->count() > 0 && (!isNew || !m_name->text().trimmed().isEmpty()));
}

void ImportMailDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (choicePanel()->isEnabled() && !localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportMailDialog::dropEvent(QDropEvent* event)
{
    if (!choicePanel()->isEnabled())
        return;
    addPaths(localPaths(*event->mimeData()));
    event->acceptProposedAction();
}

void ImportMailDialog::start()
{
    ImportOptions options;
    options.paths = paths();
    options.target = m_target->currentData().toLongLong();
    options.newFolder = m_name->text().trimmed();
    options.keepsFolders = m_keepsFolders->isChecked();
    options.unmarkedAreRead = m_areRead->isChecked();
    run(engine().importMail(options));
}

QStringList ImportMailDialog::summaryOf(const TransferReport& report) const
{
    return TransferWords::imported(report);
}

QString ImportMailDialog::startText() const
{
    return tr("Import");
}

QString ImportMailDialog::stateText(const TransferProgress& progress) const
{
    //: %1 is a file, %2 and %3 are sizes
    return tr("%Ln message(s) so far. %1: %2 of %3", nullptr, static_cast<int>(progress.messages))
        .arg(QFileInfo(progress.place).fileName(), sizeText(progress.done), sizeText(progress.total));
}

void ImportMailDialog::retranslate()
{
    setWindowTitle(tr("Import mail"));
    m_intro->setText(tr("Mail from mbox files, single messages (.eml), Maildirs and folders of any of these. "
                        "They stay as they are, and what is here already is not taken twice."));
    m_pathsLabel->setText(tr("&Files and folders, chosen or dropped here"));
    m_addFiles->setText(tr("&Add files…"));
    m_addDirectory->setText(tr("Add a f&older…"));
    m_remove->setText(tr("&Remove"));
    m_targetLabel->setText(tr("&Into"));
    m_nameLabel->setText(tr("&Name of the new folder"));
    m_keepsFolders->setText(tr("&Keep the folders that the files are in"));
    if (m_name->text() == m_proposed) { // nobody has given it another one
        m_proposed = tr("Imported", "a folder");
        m_name->setText(m_proposed);
    }
    m_areRead->setText(tr("Where nothing &says whether a message was read, count it as read"));
    m_paths->setAccessibleName(tr("Files and folders"));
    m_target->setItemText(0, tr("A new folder on this computer"));
    for (int i = 1; i < m_target->count(); ++i)
        m_target->setItemText(i, FolderCombo::nameOf(engine(), m_target->itemData(i).toLongLong()));
    retranslateCommon();
}

} // namespace postaci
