#include "mainwindow/SessionKeeper.h"

#include "composer/ComposerWindow.h"
#include "mainwindow/SessionState.h"
#include "reader/MessageFileWindow.h"
#include "settings/AppSettings.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace postaci {

namespace {

constexpr int kSaveAfter = 1000;      ///< milliseconds without a change
constexpr int kEndTakes = 60'000;     ///< an end that has not come by then does not come
constexpr int kHarmlessAfter = 5'000; ///< a window that was opened again does its work by then
constexpr qsizetype kMostReopened = 20;

const QString kOpenFile = QStringLiteral("file");
const QString kOpenPlace = QStringLiteral("place");

QString geometryText(const QByteArray& geometry)
{
    return QString::fromLatin1(geometry.toBase64());
}

QByteArray geometryOf(const QJsonValue& value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

template <typename Window> QList<Window*> visibleWindows()
{
    QList<Window*> found;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* window = qobject_cast<Window*>(widget);
        if (window != nullptr && window->isVisible())
            found.append(window);
    }
    return found;
}

} // namespace

SessionKeeper::SessionKeeper(AppSettings& settings, std::function<void()> saveMain, QObject* parent)
    : QObject(parent), m_settings(settings), m_saveMain(std::move(saveMain)),
      m_mayReopen(settings.geometry(reopeningState()).isEmpty())
{
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveAfter);
    connect(&m_save, &QTimer::timeout, this, &SessionKeeper::save);
    m_ending.setSingleShot(true);
    m_ending.setInterval(kEndTakes);
    m_reopening.setSingleShot(true);
    m_reopening.setInterval(kHarmlessAfter);
    connect(&m_reopening, &QTimer::timeout, this, [this] { m_settings.setGeometry(reopeningState(), {}); });
    beginReopening();
    qApp->installEventFilter(this);
}

SessionKeeper::~SessionKeeper()
{
    m_settings.setGeometry(reopeningState(), {});
}

void SessionKeeper::beginReopening()
{
    m_settings.setGeometry(reopeningState(), m_mayReopen ? QByteArrayLiteral("1") : QByteArray());
    if (m_mayReopen)
        m_reopening.start();
}

void SessionKeeper::reopen(const QList<ComposerWindow*>& texts,
                           const std::function<QWidget*(const QString& file)>& openFile)
{
    m_hasReopened = true;
    const QJsonObject places = QJsonDocument::fromJson(m_settings.geometry(openTextsState())).object();
    for (ComposerWindow* text : texts) {
        if (text != nullptr && places.contains(text->messageId()))
            text->restoreGeometry(geometryOf(places.value(text->messageId())));
    }
    if (!m_mayReopen)
        return;
    const QJsonArray files = QJsonDocument::fromJson(m_settings.geometry(messageFilesState())).array();
    for (const QJsonValue& one : files) {
        const QString name = one.toObject().value(kOpenFile).toString();
        if (name.isEmpty() || !QFileInfo(name).isFile()) // those of attached messages may be gone
            continue;
        openFile(name)->restoreGeometry(geometryOf(one.toObject().value(kOpenPlace)));
    }
}

void SessionKeeper::touch()
{
    if (!m_ending.isActive())
        m_save.start();
}

void SessionKeeper::expectEnd()
{
    if (m_ending.isActive()) // a text had to be kept first, and some windows are closed by now
        return;
    save();
    m_settings.setGeometry(reopeningState(), {});
    m_ending.start();
}

void SessionKeeper::stay()
{
    m_ending.stop();
    touch();
}

bool SessionKeeper::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::WindowStateChange:
    case QEvent::Show:
    case QEvent::Hide:
        if (watched->isWidgetType() && static_cast<QWidget*>(watched)->windowType() == Qt::Window)
            touch(); // and not for menus
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void SessionKeeper::save()
{
    m_save.stop();
    if (m_ending.isActive())
        return;
    m_saveMain();
    if (!m_hasReopened) // what was open before waits still
        return;
    saveTexts();
    saveFiles();
}

void SessionKeeper::saveTexts() const
{
    QJsonObject places;
    for (const ComposerWindow* window : visibleWindows<ComposerWindow>())
        places.insert(window->messageId(), geometryText(window->saveGeometry()));
    m_settings.setGeometry(openTextsState(), QJsonDocument(places).toJson(QJsonDocument::Compact));
}

void SessionKeeper::saveFiles() const
{
    QJsonArray files;
    for (const MessageFileWindow* window : visibleWindows<MessageFileWindow>()) {
        if (files.size() < kMostReopened)
            files.append(
                QJsonObject{{kOpenFile, window->file()}, {kOpenPlace, geometryText(window->saveGeometry())}});
    }
    m_settings.setGeometry(messageFilesState(), QJsonDocument(files).toJson(QJsonDocument::Compact));
}

} // namespace postaci
