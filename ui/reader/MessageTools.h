#pragma once

#include "base/Error.h"
#include "base/Result.h"
#include "reader/BodyView.h"

#include <QObject>
#include <QPageLayout>
#include <QPointer>

#include <memory>

class QAction;
class QFileDialog;
class QMenu;
class QPrinter;
class QProgressDialog;

namespace postaci {

class AppSettings;
class SourceWindow;

/// What can be done with the message that is shown beside reading it: look at its header and source, keep it
/// as a file, put it on paper. Its actions are the view's; the menu has them all. UI thread.
class MessageTools : public QObject
{
    Q_OBJECT

public:
    /// `body` is the one on screen when an action is run.
    MessageTools(const BodyView& body, AppSettings& settings, QWidget* window);
    ~MessageTools() override;

    void setReady(bool on); ///< a message is on screen
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    /// Those of the menu that no list of messages has for itself: all but to save it.
    [[nodiscard]] QList<QAction*> readingActions() const;
    void retranslate();

    void showHeaders();
    void showSource();
    void save(); ///< asks where
    void saveTo(const QString& file);
    void savePdf(); ///< asks where
    void savePdfTo(const QString& file);
    void print(); ///< asks on what

Q_SIGNALS:
    void failed(const postaci::Error& error);
    void saved(int count, const QString& directory);

private:
    QAction* add(const char* id, const char* iconName, void (MessageTools::*run)(), AppSettings& settings);
    [[nodiscard]] QFileDialog* makeDialog(const QString& title, const QString& suffix);
    void write(const QByteArray& bytes, const QString& file);
    void makePdf(const QPageLayout& layout, const std::function<void(const QByteArray&)>& made);
    void printOn(const std::shared_ptr<QPrinter>& printer);
    void printPages(const std::shared_ptr<QPrinter>& printer, const QByteArray& pdf);
    [[nodiscard]] QProgressDialog* makeProgress(const QString& text);

    const BodyView& m_body;
    QWidget* m_window;
    QMenu* m_menu;
    QAction* m_headers;
    QAction* m_source;
    QAction* m_save;
    QAction* m_savePdf;
    QAction* m_print;
    QString m_lastDirectory;
    bool m_isReady = false;
};

} // namespace postaci
