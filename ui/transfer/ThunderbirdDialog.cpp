#include "transfer/ThunderbirdDialog.h"

#include "accounts/IconLine.h"
#include "base/SizeText.h"
#include "contacts/ContactChanges.h"
#include "contacts/ImportDialog.h"
#include "contacts/VCard.h"
#include "reader/SideWork.h"
#include "transfer/ImportMailDialog.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryFile>
#include <QVBoxLayout>

namespace postaci {

namespace {

const QString kBookName = QStringLiteral("/Thunderbird-XXXXXX.vcf"); ///< for a while, below tempPath()

QString asLabel(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

ThunderbirdDialog::ThunderbirdDialog(MailEngine& engine, const QStringList& places, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_intro(new QLabel(this)), m_profileLabel(new QLabel(this)),
      m_profile(new QComboBox(this)), m_accountsTitle(new QLabel(this)), m_accounts(new QVBoxLayout),
      m_mail(new QPushButton(this)), m_book(new QPushButton(this)), m_problem(new IconLine(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("thunderbirdImport"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_intro->setObjectName(QStringLiteral("thunderbirdIntro"));
    m_profile->setObjectName(QStringLiteral("thunderbirdProfile"));
    m_mail->setObjectName(QStringLiteral("thunderbirdMail"));
    m_book->setObjectName(QStringLiteral("thunderbirdPeople"));
    m_close->setObjectName(QStringLiteral("closeButton"));
    build();
    connect(m_profile, &QComboBox::activated, this, &ThunderbirdDialog::readProfile);
    connect(m_mail, &QPushButton::clicked, this, &ThunderbirdDialog::importMail);
    connect(m_book, &QPushButton::clicked, this, &ThunderbirdDialog::importPeople);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (!change.accountsChanged)
            return;
        markKnownAccounts();
        retranslate();
    });
    retranslate();
    findProfiles(places);
}

ThunderbirdDialog::~ThunderbirdDialog()
{
    m_cancel.cancel();
}

void ThunderbirdDialog::build()
{
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_intro->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_profileLabel->setBuddy(m_profile);
    m_accounts->setSpacing(Theme::kSpace2);
    auto* profile = new QHBoxLayout;
    profile->setSpacing(Theme::kSpace2);
    profile->addWidget(m_profileLabel);
    profile->addWidget(m_profile, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addLayout(profile);
    column->addWidget(m_accountsTitle);
    column->addLayout(m_accounts);
    column->addWidget(m_mail, 0, Qt::AlignLeft);
    column->addWidget(m_book, 0, Qt::AlignLeft);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addLayout(buttons);
}

void ThunderbirdDialog::findProfiles(const QStringList& places)
{
    const QPointer<ThunderbirdDialog> self(this);
    runAside(SideWork::Import, [self, places] {
        const QList<ThunderbirdProfile> profiles = thunderbirdProfiles(places);
        QMetaObject::invokeMethod(
            qApp,
            [self, profiles] {
                if (!self)
                    return;
                self->m_profiles = profiles;
                for (const ThunderbirdProfile& profile : profiles)
                    self->m_profile->addItem(profile.name);
                self->readProfile();
            },
            Qt::QueuedConnection);
    });
}

void ThunderbirdDialog::readProfile()
{
    if (m_profile->currentIndex() < 0) {
        showContents({});
        return;
    }
    m_isReading = true;
    retranslate();
    const QPointer<ThunderbirdDialog> self(this);
    const QString directory = m_profiles.at(m_profile->currentIndex()).directory;
    runAside(SideWork::Import, [self, directory, cancel = m_cancel] {
        const auto contents = std::make_shared<ThunderbirdContents>(readThunderbird(directory, cancel));
        QMetaObject::invokeMethod(
            qApp,
            [self, contents, directory] {
                const bool isCurrent =
                    self && self->m_profiles.value(self->m_profile->currentIndex()).directory == directory;
                if (isCurrent)
                    self->showContents(*contents);
            },
            Qt::QueuedConnection);
    });
}

void ThunderbirdDialog::showContents(const ThunderbirdContents& contents)
{
    m_isReading = false;
    m_isBookStuck = false;
    m_contents = contents;
    m_people = writeVCards(contents.contacts, {}, VCardVersion::Four) + contents.cards;
    showAccounts();
    retranslate();
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

void ThunderbirdDialog::showAccounts()
{
    qDeleteAll(std::exchange(m_setUp, {}));
    QWidget* before = m_profile;
    for (const Account& account : std::as_const(m_contents.accounts)) {
        auto* button = new QPushButton(this);
        button->setObjectName(QStringLiteral("thunderbirdAccount"));
        button->ensurePolished();
        button->setMinimumHeight(button->sizeHint().height()); // wrapped sentences would take it away
        connect(button, &QPushButton::clicked, this, [this, account] { Q_EMIT accountWanted(account); });
        m_accounts->addWidget(button, 0, Qt::AlignLeft);
        m_setUp.append(button);
        setTabOrder(before, button);
        before = button;
    }
    markKnownAccounts();
}

/// Those that are here already cannot be set up again.
void ThunderbirdDialog::markKnownAccounts()
{
    const QList<Account> here = m_engine.reader().accounts().value_or({});
    for (qsizetype i = 0; i < m_setUp.size(); ++i) {
        const QString address = m_contents.accounts.at(i).identity.address;
        m_setUp.at(i)->setEnabled(std::none_of(here.begin(), here.end(), [&address](const Account& known) {
            return known.identity.address.compare(address, Qt::CaseInsensitive) == 0;
        }));
    }
}

void ThunderbirdDialog::importMail()
{
    auto* dialog = new ImportMailDialog(m_engine, parentWidget());
    dialog->addPaths(m_contents.localMail);
    dialog->setFolderName(QStringLiteral("Thunderbird"));
    dialog->show();
}

void ThunderbirdDialog::importPeople()
{
    // The window for files of contacts shows what becomes of those that are here.
    auto* file = new QTemporaryFile(QDir::tempPath() + kBookName);
    m_isBookStuck = !file->open() || file->write(m_people) != m_people.size() || !file->flush();
    showProblem();
    if (m_isBookStuck) {
        delete file;
        return;
    }
    auto* changes = new ContactChanges(m_engine, this);
    auto* dialog = new ImportDialog(m_engine, *changes, file->fileName(), this, bookNames());
    file->setParent(dialog);
    dialog->open();
}

/// "Thunderbird: Friends, Collected Addresses".
QString ThunderbirdDialog::bookNames() const
{
    QStringList names;
    for (const QString& book : m_contents.books)
        names.append(book == QLatin1String("abook")     ? tr("Personal Address Book")
                     : book == QLatin1String("history") ? tr("Collected Addresses")
                                                        : book);
    return QStringLiteral("Thunderbird: %1").arg(names.join(QStringLiteral(", ")));
}

void ThunderbirdDialog::showProblem()
{
    if (!m_isBookStuck)
        m_problem->clear();
    else
        m_problem->setContent(
            QStringLiteral("warning"), &Theme::danger,
            //: %1 is a folder
            tr("The address books could not be written to %1, from where they are taken over. Is the disk "
               "full?")
                .arg(QDir::toNativeSeparators(QFileInfo(QDir::tempPath() + kBookName).path())));
}

QString ThunderbirdDialog::findings() const
{
    if (m_isReading)
        return tr("Looking for Thunderbird on this computer…");
    if (m_profiles.isEmpty())
        return tr("There is no Thunderbird on this computer, or it was never used.");
    if (m_contents.isEmpty() && m_people.isEmpty())
        return tr("There is nothing to take over in this profile.");
    return tr("Nothing of Thunderbird's is changed. Its passwords stay where they are: you will be asked for "
              "each account's.");
}

void ThunderbirdDialog::retranslate()
{
    setWindowTitle(tr("Take over from Thunderbird"));
    m_intro->setText(findings());
    m_profileLabel->setText(tr("&Profile"));
    m_profileLabel->setVisible(m_profiles.size() > 1);
    m_profile->setVisible(m_profiles.size() > 1);
    m_accountsTitle->setText(tr("Accounts"));
    m_accountsTitle->setVisible(!m_isReading && !m_setUp.isEmpty());
    for (qsizetype i = 0; i < m_setUp.size(); ++i) {
        const QString address = asLabel(m_contents.accounts.at(i).identity.address);
        m_setUp.at(i)->setVisible(!m_isReading);
        m_setUp.at(i)->setText(m_setUp.at(i)->isEnabled() ? tr("Set up %1…").arg(address)
                                                          : tr("%1 is here already").arg(address));
    }
    m_mail->setVisible(!m_isReading && !m_contents.localMail.isEmpty());
    m_mail->setText(tr("Import the &mail in local folders (%1)…").arg(sizeText(m_contents.localBytes)));
    m_book->setVisible(!m_isReading && !m_people.isEmpty());
    m_book->setText(tr("Import the &address books…"));
    m_close->setText(tr("Close"));
    showProblem();
}

void ThunderbirdDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace postaci
