#pragma once

#include "MailEngine.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;
class QStackedWidget;
class QTreeView;

namespace postaci {

class ElidedLabel;
class EmptyState;

/// What was deleted for good in the last days and can be brought back. UI thread.
class RecentlyDeleted : public QDialog
{
    Q_OBJECT

public:
    explicit RecentlyDeleted(MailEngine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* list() const { return m_list; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void read();
    void showKept(const QList<KeptMessage>& kept);
    [[nodiscard]] static QList<QStandardItem*> rowOf(const KeptMessage& kept, const QString& place);
    [[nodiscard]] QList<KeptId> selected() const;
    void bringBack();
    void forget();
    void refresh();
    void retranslate();

    MailEngine& m_engine;
    QList<KeptMessage> m_kept;
    QLineEdit* m_filter;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_shown;
    QStackedWidget* m_stack;
    QTreeView* m_list;
    EmptyState* m_empty;
    ElidedLabel* m_note;
    QPushButton* m_bringBack;
    QPushButton* m_forget;
    QPushButton* m_close;
    QString m_outcome; ///< of what was done last
    bool m_isRead = false;
};

} // namespace postaci
