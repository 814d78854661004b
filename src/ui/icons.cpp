#include "ui/icons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "imgui_internal.h"

namespace taizhang {
namespace {

// The icons as SVG path data in a 16 x 16 box, in the order of Icon. Understood are M L H V A C Z
// and their relative forms, each number apart from the next by a space, comma or sign.
constexpr auto kPaths = std::to_array<std::string_view>({
    "",
    // Book
    "M2.4 3h4.2L8 4.2 9.4 3h4.2v9.6H9.4L8 13.8l-1.4-1.2H2.4zM8 4.2v9.6",
    // Folder
    "M1.8 3.5h4l1.5 1.8h6.9v7.7H1.8z",
    // Building
    "M2.8 13.6V5L8 2.2 13.2 5v8.6M1.4 13.6h13.2M6.4 13.6v-3.4h3.2v3.4M5.8 7h.9M9.3 7h.9",
    // File
    "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.7h4.4",
    // Open
    "M1.8 12.8V3.5h4l1.5 1.8h5.9v2M1.8 12.8l2.4-5.5h10.4l-2.4 5.5z",
    // Download
    "M8 2.2v7.6M4.7 6.7 8 10l3.3-3.3M2.4 13.6h11.2",
    // Export
    "M8 10V2.4M4.7 5.5 8 2.2l3.3 3.3M2.4 9.2v4.4h11.2V9.2",
    // Undo
    "M5.6 3.2 2.6 6.2l3 3M2.6 6.2h6.9a3.6 3.6 0 0 1 0 7.2H6",
    // Redo
    "M10.4 3.2l3 3-3 3M13.4 6.2H6.5a3.6 3.6 0 0 0 0 7.2H10",
    // Close
    "M4 4l8 8M12 4l-8 8",
    // Previous
    "M9.5 4.5 6 8l3.5 3.5",
    // Next
    "M6.5 4.5 10 8l-3.5 3.5",
    // Plus
    "M8 3v10M3 8h10",
    // Check
    "M3 8.4 6.4 12 13 4.4",
    // Clip
    "M12.8 7.4 8 12.2a2.9 2.9 0 0 1-4.1-4.1l5.2-5.2a1.95 1.95 0 0 1 2.8 2.8L6.8 10.8"
    "a.95 .95 0 0 1-1.4-1.4L10 4.8",
    // Note
    "M2.2 3h11.6v8H8l-3 2.6V11H2.2z",
    // Search
    "M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0zM10.4 10.4 14 14",
    // List
    "M5.6 4h8M5.6 8h8M5.6 12h8M2.4 4h.4M2.4 8h.4M2.4 12h.4",
    // Sun
    "M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0zM8 1.6v1.5M8 12.9v1.5M1.6 8h1.5M12.9 8h1.5"
    "M3.5 3.5 4.5 4.5M11.5 11.5l1 1M12.5 3.5l-1 1M4.5 11.5l-1 1",
    // Moon
    "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
    // Settings
    "M2 5h6.2M11.8 5H14M2 11h2.2M7.8 11H14M8.2 5a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0z"
    "M4.2 11a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0z",
    // Lock
    "M3.4 7.2h9.2v6.4H3.4zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2",
    // Shield
    "M8 1.8 13.2 4v4c0 3-2.2 5.2-5.2 6.2C5 13.2 2.8 11 2.8 8V4z",
    // Warning
    "M8 2.2 14.6 13.6H1.4zM8 6.5v3.3M8 11.6h.1",
    // ChevronDown
    "M4.5 6.5 8 10l3.5-3.5",
    // ChevronRight
    "M6.5 4.5 10 8l-3.5 3.5",
    // ChevronUp
    "M4.5 9.5 8 6l3.5 3.5",
    // More
    "M3.5 8h.1M8 8h.1M12.5 8h.1",
    // Trash
    "M2.6 4.4h10.8M6 4.4V2.4h4v2M4 4.4l.6 9.2h6.8l.6-9.2M6.7 7v4M9.3 7v4",
    // Link
    "M6.6 9.4l2.8-2.8M7.6 4.8l1.2-1.2a2.5 2.5 0 0 1 3.6 3.6l-1.2 1.2"
    "M8.4 11.2l-1.2 1.2a2.5 2.5 0 0 1-3.6-3.6l1.2-1.2",
    // History
    "M2.6 8a5.5 5.5 0 1 1 1.6 3.9M2.6 8 1.4 6.2M2.6 8l2-1.2M8 5v3.2l2.2 1.3",
    // Clipboard
    "M5.6 3.2H3.2v10.6h9.6V3.2h-2.4M5.6 2.2h4.8v2.4H5.6zM5.8 8h4.4M5.8 10.8h4.4",
    // Calendar
    "M2.3 3.5h11.4v10.2H2.3zM2.3 6.7h11.4M5.4 2v2.6M10.6 2v2.6",
    // Language
    "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0zM2.2 8h11.6"
    "M8 2.2c-3.4 3.2-3.4 8.4 0 11.6c3.4-3.2 3.4-8.4 0-11.6z",
    // Sort
    "M5 3v10M2.7 10.7 5 13l2.3-2.3M11 13V3M8.7 5.3 11 3l2.3 2.3",
    // Filter
    "M2.3 4.2h11.4M4.5 8h7M6.6 11.8h2.8",
    // Pencil
    "M2.6 13.4l.7-3 7.5-7.5 2.3 2.3-7.5 7.5z",
    // Info
    "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0zM8 7.4v3.6M8 5h.1",
    // Person
    "M5.2 5.2a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0zM2.6 13.8a5.4 5.4 0 0 1 10.8 0",
    // Tree
    "M5.6 1.8h4.8v3.2H5.6zM1.6 11h4.8v3.2H1.6zM9.6 11h4.8v3.2H9.6zM8 5v3M4 11V8h8v3",
    // Chart
    "M2.4 13.6h11.2M4 13.6V8.4M8 13.6V3.4M12 13.6V6",
    // Fork
    "M8 13.6V8.4L3.2 3.2M8 8.4 12.8 3.2",
    // Inbox
    "M2.2 8.6 4.4 3h7.2l2.2 5.6v4.8H2.2zM2.2 8.6h3.4L6.8 10.6h2.4L10.4 8.6h3.4",
    // Pulse
    "M1.8 8.4h2.8L6.4 4l3 8.4 1.8-4h3",
    // Bookmark
    "M4.4 2.2h7.2v11.6L8 10.6l-3.6 3.2z",
    // Columns
    "M2.2 2.6h11.6v10.8H2.2zM6 2.6v10.8M10 2.6v10.8",
    // Cards
    "M2 2.6h3.2v10.8H2zM6.6 2.6h3.2v7H6.6zM11.2 2.6h3v4.6h-3z",
    // Timeline
    "M2 3.6h6M5 8h7M8.4 12.4H14",
    // Matrix
    "M2.2 2.6h11.6v10.8H2.2zM2.2 6.2h11.6M2.2 9.8h11.6M6.4 2.6v10.8M10.2 6.2v7.2",
});
static_assert(kPaths.size() == static_cast<size_t>(Icon::Matrix) + 1);

constexpr float kBox = 16, kStroke = 1.3f;
constexpr float kShapeBox = 10, kShapeStroke = 1.4f, kTickStroke = 1.8f;

// Reads path data: commands and their numbers.
class PathReader {
 public:
  explicit PathReader(std::string_view data) : rest_(data) {}

  // The next command, or the last one again where only its numbers follow; 0 at the end.
  char command() {
    skip_gaps();
    if (rest_.empty()) return 0;
    const char c = rest_.front();
    if (!is_letter(c)) return command_;
    rest_.remove_prefix(1);
    command_ = c == 'M' ? 'L' : c == 'm' ? 'l' : c;  // further points of a move are lines
    return c;
  }

  float number() {
    skip_gaps();
    const bool negative = rest_.starts_with('-');
    if (negative) rest_.remove_prefix(1);
    float value = whole();
    if (rest_.starts_with('.')) {
      rest_.remove_prefix(1);
      const size_t before = rest_.size();
      const float digits = whole();
      value += digits / std::pow(10.f, static_cast<float>(before - rest_.size()));
    }
    return negative ? -value : value;
  }

 private:
  static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  float whole() {
    float value = 0;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1))
      value = value * 10 + static_cast<float>(rest_.front() - '0');
    return value;
  }
  void skip_gaps() {
    while (rest_.starts_with(' ') || rest_.starts_with(',')) rest_.remove_prefix(1);
  }

  std::string_view rest_;
  char command_ = 'L';
};

// Strokes lines and arcs given in units of the box.
class Pen {
 public:
  Pen(ImDrawList* list, ImVec2 origin, float scale, float stroke, ImU32 color)
      : list_(list), origin_(origin), scale_(scale), stroke_(stroke * scale), color_(color) {}

  ImVec2 position() const { return position_; }

  void move(ImVec2 to) {
    finish(false);
    position_ = start_ = to;
    list_->PathLineTo(on_screen(to));
  }
  void line(ImVec2 to) {
    position_ = to;
    list_->PathLineTo(on_screen(to));
  }
  void curve(ImVec2 first, ImVec2 second, ImVec2 to) {
    position_ = to;
    list_->PathBezierCubicCurveTo(on_screen(first), on_screen(second), on_screen(to));
  }
  void arc(float radius, bool large, bool clockwise, ImVec2 to);
  void close() {
    finish(true);
    position_ = start_;
  }
  void finish(bool closed);

 private:
  ImVec2 on_screen(ImVec2 point) const { return origin_ + point * scale_; }
  void round_ends();

  ImDrawList* list_;
  ImVec2 origin_;
  float scale_, stroke_;
  ImU32 color_;
  ImVec2 position_, start_;
};

// The circle's centre by SVG 1.1, appendix F.6.5, for equal radii.
void Pen::arc(float radius, bool large, bool clockwise, ImVec2 to) {
  const ImVec2 chord = to - position_;
  const float half = std::hypot(chord.x, chord.y) / 2;
  if (half == 0) return;
  radius = std::max(radius, half);
  const float height = std::sqrt(radius * radius - half * half) * (large != clockwise ? 1 : -1);
  const ImVec2 normal = ImVec2(-chord.y, chord.x) / (2 * half);
  const ImVec2 center = position_ + chord / 2 + normal * height;
  const float from = std::atan2(position_.y - center.y, position_.x - center.x);
  float turn = std::atan2(to.y - center.y, to.x - center.x) - from;
  if (clockwise && turn < 0) turn += 2 * IM_PI;
  if (!clockwise && turn > 0) turn -= 2 * IM_PI;
  const int steps = std::max(3, static_cast<int>(std::abs(turn) * 2 * std::sqrt(radius * scale_)));
  for (int i = 1; i <= steps; ++i) {
    const float angle = from + turn * static_cast<float>(i) / static_cast<float>(steps);
    line(center + ImVec2(std::cos(angle), std::sin(angle)) * radius);
  }
  position_ = to;
}

void Pen::finish(bool closed) {
  ImVector<ImVec2>& path = list_->_Path;
  if (path.Size < 2) {
    path.resize(0);
    return;
  }
  const ImVec2 ends = path.back() - path.front();
  const float apart = std::hypot(ends.x, ends.y);
  if (closed && apart < 0.01f * scale_) path.pop_back();
  if (!closed && path.Size == 2 && apart < stroke_) {  // a dot
    const ImVec2 middle = path.front() + ends / 2;
    path.resize(0);
    list_->AddCircleFilled(middle, stroke_ * 0.75f, color_);
    return;
  }
  if (!closed) round_ends();
  list_->PathStroke(color_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke_);
}

// ImDrawList cuts lines off square at their last point; a round end reaches further.
void Pen::round_ends() {
  ImVector<ImVec2>& path = list_->_Path;
  const auto lengthen = [&](ImVec2& end, ImVec2 before) {
    const ImVec2 along = end - before;
    const float length = std::hypot(along.x, along.y);
    if (length > 0) end += along * (0.35f * stroke_ / length);
  };
  lengthen(path.front(), path[1]);
  lengthen(path.back(), path[path.Size - 2]);
}

void stroke_path(Pen& pen, std::string_view data) {
  PathReader read(data);
  while (const char command = read.command()) {
    const bool relative = command >= 'a';
    const ImVec2 base = relative ? pen.position() : ImVec2();
    const auto point = [&] {
      const float x = read.number();
      return base + ImVec2(x, read.number());
    };
    switch (command) {
      case 'M':
      case 'm':
        pen.move(point());
        break;
      case 'L':
      case 'l':
        pen.line(point());
        break;
      case 'H':
      case 'h':
        pen.line({base.x + read.number(), pen.position().y});
        break;
      case 'V':
      case 'v':
        pen.line({pen.position().x, base.y + read.number()});
        break;
      case 'C':
      case 'c': {
        const ImVec2 first = point(), second = point();
        pen.curve(first, second, point());
        break;
      }
      case 'A':
      case 'a': {
        const float radius = read.number();
        read.number(), read.number();  // the other radius and the tilt: circles have neither
        const bool large = read.number() != 0, clockwise = read.number() != 0;
        pen.arc(radius, large, clockwise, point());
        break;
      }
      default:
        pen.close();
    }
  }
  pen.finish(false);
}

void draw_dashed_ring(ImDrawList* list, ImVec2 center, float radius, float stroke, ImU32 color) {
  constexpr int kDashes = 6;
  constexpr float kTurn = 2 * IM_PI / kDashes, kDash = kTurn * 0.53f;
  for (int i = 0; i < kDashes; ++i) {
    const float from = kTurn * static_cast<float>(i);
    list->PathArcTo(center, radius, from, from + kDash, 4);
    list->PathStroke(color, ImDrawFlags_None, stroke);
  }
}

}  // namespace

void draw_icon(ImDrawList* list, Icon icon, ImVec2 at, float size, ImU32 color) {
  Pen pen(list, at, size / kBox, kStroke, color);
  stroke_path(pen, kPaths[static_cast<size_t>(icon)]);
}

void draw_shape(ImDrawList* list, Shape shape, ImVec2 center, float size, ImU32 color) {
  const float scale = size / kShapeBox;
  const float stroke = kShapeStroke * scale;
  const ImVec2 corner = center - ImVec2(size / 2, size / 2);
  switch (shape) {
    case Shape::Disc:
      list->AddCircleFilled(center, 4 * scale, color);
      break;
    case Shape::HalfDisc:
      list->PathArcTo(center, 3.4f * scale, 0, IM_PI);
      list->PathFillConvex(color);
      list->AddCircle(center, 3.4f * scale, color, 0, stroke);
      break;
    case Shape::Diamond:
      list->AddNgonFilled(center, 4.7f * scale, color, 4);
      break;
    case Shape::Ring:
      list->AddCircle(center, 3.4f * scale, color, 0, stroke);
      break;
    case Shape::Tick: {
      Pen pen(list, corner, scale, kTickStroke, color);
      stroke_path(pen, "M.9 5.3 3.8 8.3 9.1 1.9");
      break;
    }
    case Shape::DashedRing:
      draw_dashed_ring(list, center, 3.6f * scale, stroke, color);
      break;
    case Shape::Fork: {
      Pen pen(list, corner, scale, kShapeStroke, color);
      stroke_path(pen, "M5 9.6V5.8L1.4 2.2M5 5.8l3.6-3.6");
      break;
    }
  }
}

}  // namespace taizhang
