#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace postaci {

/// The pages of a window of settings: their names at the left, one of them at the right. In a narrow window
/// the names fold to their icons, and the name of the page that is shown stands above it; in one that is
/// narrower still the icons are a row above both. Ctrl+Tab goes to the next page. UI thread.
class PageBook : public QWidget
{
    Q_OBJECT

public:
    explicit PageBook(QWidget* parent = nullptr);

    /// Takes `page`; `id` is the caller's own. They are listed in the order of adding.
    void addPage(int id, const QString& iconName, QWidget* page);
    void setPageName(int id, const QString& name);
    [[nodiscard]] QString pageName(int id) const;
    /// What there is nothing to choose on is not listed.
    void setPageListed(int id, bool isListed);

    void showPage(int id); ///< nothing happens where there is no such page
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] QWidget* currentWidget() const;
    [[nodiscard]] QList<int> pages() const; ///< in the order of the list
    [[nodiscard]] QWidget* page(int id) const;
    [[nodiscard]] QListWidget* list() const { return m_list; }
    void putPagesInTabOrder(); ///< behind the list: they were made before it or without a window
    [[nodiscard]] QSize minimumSizeHint() const override; ///< with the icons above

Q_SIGNALS:
    void pageChanged(int id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Entry
    {
        QListWidgetItem* item = nullptr;
        QWidget* page = nullptr;
        QString name;
        QString iconName;
    };
    void build();
    void addKeys();
    void rowChanged();
    void step(int by);
    void arrange();
    void retranslate();
    [[nodiscard]] int listWidth() const;
    [[nodiscard]] int lineHeight() const; ///< of an entry

    QListWidget* m_list;
    QFrame* m_line;
    QLabel* m_title;
    QStackedWidget* m_stack;
    QBoxLayout* m_row;
    QHash<int, Entry> m_entries;
    bool m_isFolded = false;
    bool m_isAbove = false; ///< the row of icons
};

} // namespace postaci
