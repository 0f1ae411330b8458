#pragma once

#include "MailEngine.h"

#include <QDialog>
#include <QHash>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace postaci {

/// All drafts on this computer, newest first, with a field that leaves those that have its words in subject
/// or recipients. Follows the store. Deletes itself. UI thread.
class DraftsDialog : public QDialog
{
    Q_OBJECT

public:
    using Open = std::function<void(const Draft& draft)>;

    DraftsDialog(MailEngine& engine, const Open& open, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// How one is listed.
    struct Line
    {
        QDateTime changed;
        QString text;
        QString folded; ///< what the filter looks in
    };

    void build();
    void retranslate();
    void refresh();
    void applyFilter();
    void openCurrent();
    [[nodiscard]] QListWidgetItem* currentShown() const; ///< null: nothing is left that could be opened

    MailEngine& m_engine;
    const Open m_open;
    QLabel* m_filterLabel;
    QLineEdit* m_filter;
    QListWidget* m_list;
    QLabel* m_none;
    QPushButton* m_openButton;
    QPushButton* m_close;
    QHash<DraftId, Line> m_lines; ///< as they were read, since a draft is a long text
};

} // namespace postaci
