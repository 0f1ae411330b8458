#include "transfer/ExportMailDialog.h"

#include "filters/FolderCombo.h"
#include "message/MessageReader.h"
#include "models/FolderTreeModel.h"
#include "transfer/TransferWords.h"
#include "widgets/ElidedComboBox.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"
#include "widgets/WindowSize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace postaci {

namespace {

constexpr int kAccountRole = Qt::UserRole + 1;

} // namespace

ExportMailDialog::ExportMailDialog(MailEngine& engine, const ExportOffer& offer, QWidget* parent)
    : TransferDialog(engine, "exportMail", parent), m_offer(offer), m_whatLabel(new QLabel(choicePanel())),
      m_what(new ElidedComboBox(choicePanel())), m_formatLabel(new QLabel(choicePanel())),
      m_format(new ElidedComboBox(choicePanel())), m_placeLabel(new QLabel(choicePanel())),
      m_place(new QLineEdit(choicePanel())), m_browse(new QPushButton(choicePanel())),
      m_marks(new QCheckBox(choicePanel())), m_note(new QLabel(choicePanel()))
{
    m_what->setObjectName(QStringLiteral("exportWhat"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_place->setObjectName(QStringLiteral("exportPlace"));
    m_browse->setObjectName(QStringLiteral("exportBrowse"));
    m_marks->setObjectName(QStringLiteral("exportMarks"));
    build();
    fill();
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportMailDialog::update);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportMailDialog::update);
    connect(m_place, &QLineEdit::textChanged, this, &ExportMailDialog::update);
    connect(m_browse, &QPushButton::clicked, this, &ExportMailDialog::browse);
    ExportMailDialog::retranslate();
    update();
    const QSize wanted(fontMetrics().averageCharWidth() * 76, sizeHint().height());
    openWithSize(this, wanted);
}

void ExportMailDialog::build()
{
    m_whatLabel->setBuddy(m_what);
    m_formatLabel->setBuddy(m_format);
    m_placeLabel->setBuddy(m_place);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* fields = new QGridLayout;
    fields->setSpacing(Theme::kSpace2);
    fields->addWidget(m_whatLabel, 0, 0);
    fields->addWidget(m_what, 0, 1, 1, 2);
    fields->addWidget(m_formatLabel, 1, 0);
    fields->addWidget(m_format, 1, 1, 1, 2);
    fields->addWidget(m_placeLabel, 2, 0);
    fields->addWidget(m_place, 2, 1);
    fields->addWidget(m_browse, 2, 2);
    fields->setColumnStretch(1, 1);
    choices()->addLayout(fields);
    choices()->addWidget(m_marks);
    choices()->addWidget(m_note);
    choices()->addStretch(1);
}

void ExportMailDialog::fill()
{
    const auto add = [this](What what, AccountId account) {
        m_what->addItem(QString(), static_cast<int>(what));
        m_what->setItemData(m_what->count() - 1, account, kAccountRole);
    };
    if (!m_offer.messages.isEmpty())
        add(What::Messages, 0);
    if (m_offer.folder != 0) {
        add(What::Folder, 0);
        add(What::FolderAndBelow, 0);
    }
    const MailReader& reader = engine().reader();
    QList<AccountId> accounts;
    for (const Account& account : reader.accounts().value_or({}))
        accounts.append(account.id);
    if (const AccountId local = reader.localAccount().value_or(0))
        accounts.append(local);
    for (const AccountId account : std::as_const(accounts))
        add(What::Account, account);
    if (m_offer.messages.size() < 2 && m_offer.folder != 0 && !m_offer.messages.isEmpty())
        m_what->setCurrentIndex(1); // one message is saved more easily by other ways
    for (const MailFormat format : {MailFormat::Mbox, MailFormat::Eml, MailFormat::Maildir})
        m_format->addItem(QString(), static_cast<int>(format));
}

MailFormat ExportMailDialog::format() const
{
    return static_cast<MailFormat>(m_format->currentData().toInt());
}

bool ExportMailDialog::isOneFile() const
{
    const auto what = static_cast<What>(m_what->currentData().toInt());
    return format() == MailFormat::Mbox && (what == What::Messages || what == What::Folder);
}

QString ExportMailDialog::suggestedName() const
{
    const auto what = static_cast<What>(m_what->currentData().toInt());
    QString name = what == What::Messages ? tr("Messages", "a file's name") : m_what->currentText();
    if (what == What::Folder || what == What::FolderAndBelow)
        name = FolderTreeModel::shownName(engine().reader().folder(m_offer.folder).value_or(Folder()));
    if (isOneFile())
        name += QStringLiteral(".mbox");
    return safeFileName(name.replace(QLatin1Char('/'), QLatin1Char('_')), {});
}

void ExportMailDialog::browse()
{
    const QString begin = usualPlace(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(this, isOneFile() ? tr("Export into") : tr("Export into a folder"), begin);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isOneFile()) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("mbox"));
        dialog->selectFile(suggestedName());
        connect(dialog, &QFileDialog::fileSelected, this,
                [this](const QString& file) { setPlace(file, true); });
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& directory) {
            setPlace(directory + QLatin1Char('/') + suggestedName(), false);
        });
    }
    dialog->open();
}

void ExportMailDialog::setPlace(const QString& path, bool mayReplace)
{
    m_replaced = mayReplace ? path : QString();
    m_place->setText(QDir::toNativeSeparators(path));
}

void ExportMailDialog::update()
{
    m_marks->setEnabled(format() == MailFormat::Mbox);
    setReady(m_what->count() > 0 && !m_place->text().trimmed().isEmpty());
    showProblem({});
}

ExportOptions ExportMailDialog::options() const
{
    ExportOptions options;
    options.format = format();
    options.path = QDir::cleanPath(QDir::fromNativeSeparators(m_place->text().trimmed()));
    switch (static_cast<What>(m_what->currentData().toInt())) {
    case What::Messages:
        options.messages = m_offer.messages;
        break;
    case What::Folder:
    case What::FolderAndBelow:
        options.folder = m_offer.folder;
        options.withSubfolders = m_what->currentData().toInt() == static_cast<int>(What::FolderAndBelow);
        break;
    case What::Account:
        options.account = m_what->currentData(kAccountRole).toLongLong();
        break;
    }
    options.keepsMarks = m_marks->isChecked() && m_marks->isEnabled();
    options.mayReplace = options.path == m_replaced;
    return options;
}

/// A path that is not whole means a place that nobody sees. It is written out, and begins with the next
/// press.
bool ExportMailDialog::completePlace()
{
    QString path = QDir::cleanPath(QDir::fromNativeSeparators(m_place->text().trimmed()));
    if (QDir::isAbsolutePath(path))
        return true;
    if (path.startsWith(QLatin1String("~/")))
        path.remove(0, 2);
    m_place->setText(QDir::toNativeSeparators(QDir::cleanPath(QDir::home().absoluteFilePath(path))));
    showProblem(
        tr("The place was not given in full, so it was completed. If it is right, press “Export” once "
           "more."));
    m_place->setFocus();
    return false;
}

void ExportMailDialog::start()
{
    if (!completePlace())
        return;
    run(engine().exportMail(options()));
}

QStringList ExportMailDialog::summaryOf(const TransferReport& report) const
{
    return TransferWords::exported(report);
}

QString ExportMailDialog::startText() const
{
    return tr("Export");
}

QString ExportMailDialog::stateText(const TransferProgress& progress) const
{
    const QLocale locale;
    const QString count =
        tr("%1 of %2 messages").arg(locale.toString(progress.done), locale.toString(progress.total));
    return progress.place.isEmpty() ? count : QStringLiteral("%1 · %2").arg(count, progress.place);
}

void ExportMailDialog::nameWhat()
{
    const MailReader& reader = engine().reader();
    const QString folder = FolderTreeModel::shownName(reader.folder(m_offer.folder).value_or(Folder()));
    for (int i = 0; i < m_what->count(); ++i) {
        const auto account = reader.account(m_what->itemData(i, kAccountRole).toLongLong());
        switch (static_cast<What>(m_what->itemData(i).toInt())) {
        case What::Messages:
            m_what->setItemText(
                i, tr("%n selected message(s)", nullptr, static_cast<int>(m_offer.messages.size())));
            break;
        case What::Folder:
            m_what->setItemText(i, tr("The folder %1").arg(folder));
            break;
        case What::FolderAndBelow:
            m_what->setItemText(i, tr("The folder %1 and those in it").arg(folder));
            break;
        case What::Account:
            m_what->setItemText(i, account ? tr("All of %1").arg(account->label)
                                           : tr("All that is on this computer alone"));
            break;
        }
    }
}

void ExportMailDialog::retranslate()
{
    setWindowTitle(tr("Export mail"));
    m_whatLabel->setText(tr("&What"));
    m_formatLabel->setText(tr("&As"));
    m_placeLabel->setText(tr("&Into"));
    m_browse->setText(tr("&Browse…"));
    m_marks->setText(tr("&Note in the messages what is read, answered, starred and tagged"));
    m_note->setText(
        tr("Messages whose text is not on this computer are fetched first, which takes a while."));
    m_format->setItemText(0, tr("One file for each folder (mbox)"));
    m_format->setItemText(1, tr("One file for each message (.eml)"));
    m_format->setItemText(2, tr("Maildir, with what is read, answered and starred"));
    nameWhat();
    retranslateCommon();
}

} // namespace postaci
