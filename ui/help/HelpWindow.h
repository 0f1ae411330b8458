#pragma once

#include "help/HelpPages.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QToolButton;

namespace postaci {

class AppSettings;

/// The program's help: a list of short pages with a line to search them, and the page that is read. A window
/// of its own that stands beside the others. UI thread.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(AppSettings& settings);

    void showPage(const QString& id); ///< an unknown one: the first
    void goBack();                    ///< to the page before; nothing happens where there is none
    [[nodiscard]] QString currentPage() const { return m_current; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void fillList();
    void fillText(const HelpPage& page);
    void retranslate();

    AppSettings& m_settings;
    QList<HelpPage> m_pages;
    QString m_current;
    QStringList m_before; ///< the pages that were read, the last one last
    QAction* m_back;
    QToolButton* m_backButton;
    QLabel* m_searchLabel;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_nothing;
    QTextBrowser* m_text;
};

} // namespace postaci
