#include "reader/MessageFileWindow.h"

#include "account/ErrorSentence.h"
#include "message/MailFiles.h"
#include "message/MessageReader.h"
#include "reader/BodyView.h"
#include "reader/MessageHeader.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "settings/AppSettings.h"
#include "widgets/EmptyState.h"
#include "widgets/Icon.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QStackedWidget>
#include <QUrl>

namespace postaci {

namespace {

constexpr QSize kFileWindow(760, 640);

QString fileWindowGeometry()
{
    return QStringLiteral("messageFile");
}

} // namespace

MessageFileWindow::MessageFileWindow(AppSettings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings),
      m_view(new MessageView(
          [this](MessageId /*message*/, const QString& part, const QString& file,
                 const std::function<void(Result<void>)>& done) {
              m_workers.start([self = QPointer<MessageFileWindow>(this), raw = m_raw, part, file, done] {
                  const Result<void> written = writeAttachment(raw, part, file);
                  QMetaObject::invokeMethod(
                      qApp,
                      [self, done, written] {
                          if (self)
                              done(written);
                      },
                      Qt::QueuedConnection);
              });
          },
          settings, this)),
      m_problem(new EmptyState(this))
{
    setObjectName(QStringLiteral("messageFileWindow"));
    auto* stack = new QStackedWidget(this);
    stack->addWidget(m_view);
    stack->addWidget(m_problem);
    setCentralWidget(stack);
    m_view->setAnswerable(false);
    openWithSize(this, kFileWindow);
    restoreGeometry(m_settings.geometry(fileWindowGeometry()));
    makeMenu();
    connect(m_view, &MessageView::composeTo, this,
            [](const QString& to) { QDesktopServices::openUrl(QUrl(to)); });
    connect(m_view, &MessageView::messageFileOpened, this, [this](const QString& file) {
        auto* window = new MessageFileWindow(m_settings);
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->openFile(file);
        window->show();
    });
    connect(m_view, &MessageView::bodyShown, this, &MessageFileWindow::shown);
    connect(m_problem, &EmptyState::primaryClicked, this, &MessageFileWindow::chooseFile);
    retranslate();
}

MessageFileWindow::~MessageFileWindow()
{
    m_workers.waitForDone();
}

void MessageFileWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setGeometry(fileWindowGeometry(), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MessageFileWindow::makeMenu()
{
    m_menu = menuBar()->addMenu(QString());
    m_open =
        m_menu->addAction(icon(QStringLiteral("folder")), QString(), this, &MessageFileWindow::chooseFile);
    QAction* save = m_view->tools()->menu()->actions().constFirst();
    save->setShortcut(QKeySequence::SaveAs);
    m_menu->addAction(save);
    m_menu->addSeparator();
    m_close = m_menu->addAction(icon(QStringLiteral("close")), QString(), this, &QWidget::close);
    m_open->setShortcut(QKeySequence::Open);
    m_close->setShortcuts({QKeySequence(QKeySequence::Close), QKeySequence(Qt::Key_Escape)});
    m_messageMenu = menuBar()->addMenu(QString());
    m_messageMenu->addActions(m_view->tools()->readingActions());
    m_messageMenu->addSeparator();
    m_messageMenu->addAction(m_view->findAction());
    m_messageMenu->addActions(m_view->zoomActions());
}

Result<MessageFileWindow::Opened> MessageFileWindow::read(const QString& file)
{
    QFile in(file);
    if (!QFileInfo(file).isFile()) // a pipe may never end
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 is no file").arg(file));
    if (!in.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 cannot be read").arg(file), in.errorString());
    if (in.size() > kLargestFile)
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 is larger than any message").arg(file));
    Opened opened;
    opened.raw = in.read(kLargestFile);
    if (opened.raw.isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 is empty").arg(file));
    opened.content = readMessage(opened.raw);
    return opened;
}

void MessageFileWindow::openFile(const QString& file)
{
    m_file = file;
    ++m_reading;
    const QPointer<MessageFileWindow> self(this);
    m_workers.start([self, file] {
        const Result<Opened> opened = read(file);
        QMetaObject::invokeMethod(
            qApp,
            [self, opened] {
                if (self && --self->m_reading == 0)
                    self->showOpened(opened);
            },
            Qt::QueuedConnection);
    });
    retranslate();
}

void MessageFileWindow::showOpened(const Result<Opened>& opened)
{
    auto* stack = qobject_cast<QStackedWidget*>(centralWidget());
    if (!opened) {
        m_error = opened.error();
        m_raw.clear();
        stack->setCurrentWidget(m_problem);
        retranslate();
        Q_EMIT shown();
        return;
    }
    m_raw = opened->raw;
    stack->setCurrentWidget(m_view);
    m_view->begin(0, opened->content.envelope, {});
    m_view->showContent(opened->content, m_raw, {});
    retranslate();
}

bool MessageFileWindow::isSettled() const
{
    return m_reading == 0 && !m_view->body()->isBusy();
}

void MessageFileWindow::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open a message"), QFileInfo(m_file).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Messages (*.eml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MessageFileWindow::openFile);
    dialog->open();
}

void MessageFileWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessageFileWindow::retranslate()
{
    m_menu->setTitle(tr("&File"));
    m_open->setText(tr("&Open…"));
    m_messageMenu->setTitle(tr("&Message"));
    m_close->setText(tr("&Close"));
    const QString subject = m_raw.isEmpty() ? QString() : m_view->header()->subject();
    setWindowTitle(subject.isEmpty() ? QFileInfo(m_file).fileName() : subject);
    if (m_error.kind == ErrorKind::Input && m_raw.isEmpty() && m_reading == 0) {
        m_problem->setContent(QStringLiteral("warning"), tr("This message cannot be opened."),
                              QFileInfo(m_file).fileName() + QLatin1Char('\n') +
                                  describeError(m_error).inOneLine());
        m_problem->setButtons(tr("Open another…"));
    }
}

} // namespace postaci
