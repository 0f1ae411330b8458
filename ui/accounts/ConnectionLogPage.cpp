#include "accounts/ConnectionLogPage.h"

#include "MailEngine.h"
#include "account/ErrorSentence.h"
#include "accounts/FileWriting.h"
#include "accounts/IconLine.h"
#include "base/Transcript.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kOften = 500;      ///< milliseconds between two looks for more lines
constexpr int kMostLines = 2000; ///< that the view keeps

} // namespace

ConnectionLogPage::ConnectionLogPage(MailEngine& engine, AccountId account, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_account(account), m_intro(new QLabel),
      m_connectionLabel(new QLabel), m_connection(new QComboBox), m_text(new QPlainTextEdit),
      m_outcome(new IconLine), m_copy(new QPushButton), m_save(new QPushButton)
{
    m_connection->setObjectName(QStringLiteral("logConnectionCombo"));
    m_text->setObjectName(QStringLiteral("connectionLog"));
    m_outcome->setObjectName(QStringLiteral("logOutcome"));
    m_copy->setObjectName(QStringLiteral("copyLogButton"));
    m_save->setObjectName(QStringLiteral("saveLogButton"));
    build();
    m_timer.setInterval(kOften);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionLogPage::refresh);
    connect(m_connection, &QComboBox::activated, this, [this] {
        m_seen = 0;
        m_text->clear();
        refresh();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(m_save, &QPushButton::clicked, this, &ConnectionLogPage::chooseFile);
    restyle();
    retranslate();
}

void ConnectionLogPage::build()
{
    m_intro->setWordWrap(true);
    m_connection->addItem(QString());
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_connectionLabel->setBuddy(m_connection);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(kMostLines);
    m_text->setUndoRedoEnabled(false);
    auto* choice = new QHBoxLayout;
    choice->setSpacing(Theme::kSpace2);
    choice->addWidget(m_connectionLabel);
    choice->addWidget(m_connection);
    choice->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_outcome, 1);
    buttons->addStretch(); // else the buttons take the room while there is no outcome
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addLayout(choice);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);
}

void ConnectionLogPage::setAccount(AccountId account)
{
    m_account = account;
    m_tried.clear();
    begin();
}

void ConnectionLogPage::setTriedAddress(const QString& address)
{
    m_tried = address;
    begin();
}

void ConnectionLogPage::begin()
{
    m_seen = 0;
    m_text->clear();
    m_outcome->clear();
    while (m_connection->count() > 1)
        m_connection->removeItem(1);
    m_connection->setCurrentIndex(0);
    refresh();
}

void ConnectionLogPage::addConnection(const QString& name)
{
    if (!name.isEmpty() && m_connection->findData(name) < 0)
        m_connection->addItem(name, name);
}

void ConnectionLogPage::refresh()
{
    QList<Transcript::Line> lines;
    const auto transcript =
        m_tried.isEmpty() ? m_engine.transcript(m_account) : m_engine.transcriptOfTrials(m_tried);
    if (transcript)
        lines = transcript->linesSince(m_seen);
    for (const Transcript::Line& line : std::as_const(lines))
        addConnection(line.connection);
    if (const QString wanted = m_connection->currentData().toString(); !wanted.isEmpty())
        lines.removeIf([&wanted](const Transcript::Line& line) { return line.connection != wanted; });
    if (!lines.isEmpty()) // which stays at the end if it is there, and keeps what is marked
        m_text->appendPlainText(Transcript::toText(lines).chopped(1));
    const bool isAny = !m_text->document()->isEmpty();
    m_copy->setEnabled(isAny);
    m_save->setEnabled(isAny);
}

QString ConnectionLogPage::text() const
{
    return m_text->toPlainText();
}

void ConnectionLogPage::chooseFile()
{
    const QString folder = usualPlace(QStandardPaths::DocumentsLocation);
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save the connection log"),
                                     QDir(folder).filePath(tr("Postacı log.txt")), tr("Text (*.txt)"));
    if (file.isEmpty())
        return;
    saveTo(file, [this](const Result<void>& saved) {
        if (saved)
            m_outcome->setContent(QStringLiteral("check"), &Theme::verified, tr("Saved."));
        else
            m_outcome->setContent(QStringLiteral("error"), &Theme::danger,
                                  describeError(saved.error()).inOneLine(), Ink::Danger);
    });
}

void ConnectionLogPage::saveTo(const QString& file, const std::function<void(Result<void>)>& done)
{
    // For who helps: the first thing that is asked for.
    const QString about =
        QStringLiteral("Postacı %1, Qt %2, %3\n")
            .arg(QLatin1String(POSTACI_VERSION), QLatin1String(qVersion()), QSysInfo::prettyProductName());
    writeAside((about + text() + QLatin1Char('\n')).toUtf8(), file, this, done);
}

void ConnectionLogPage::restyle()
{
    QFont fixed = Theme::fontScaled(this, Theme::kMetaScale);
    fixed.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    fixed.setStyleHint(QFont::Monospace);
    m_text->setFont(fixed);
}

void ConnectionLogPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_text->moveCursor(QTextCursor::End);
    m_text->moveCursor(QTextCursor::StartOfBlock);
    m_timer.start();
}

void ConnectionLogPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void ConnectionLogPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        restyle();
}

void ConnectionLogPage::retranslate()
{
    m_intro->setText(tr("What Postacı (>) and the servers (<) said to each other last, for who helps you. "
                        "Passwords and the contents of messages are never in it; addresses, names of folders "
                        "and what you searched for may be."));
    m_connectionLabel->setText(tr("S&how"));
    m_connection->setItemText(0, tr("all connections"));
    m_text->setAccessibleName(tr("Connection log"));
    m_text->setPlaceholderText(tr("Nothing has been said yet since the program was started."));
    m_copy->setText(tr("C&opy"));
    m_save->setText(tr("Save to a fi&le…"));
}

} // namespace postaci
