#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/compaction.h"
#include "app/long_work.h"
#include "app/update.h"
#include "platform/glyphs.h"
#include "platform/platform.h"
#include "ui/mirror.h"
#include "ui/screen.h"
#include "ui/text_visit.h"

namespace taizhang {

// Everything that lives as long as the page. `run` takes a plain function, so it is reached from
// here.
struct Page {
  AppState state;
  Drafts drafts;
  Mirror mirror;
  platform::Fonts fonts;
  double mirrored_at = 0;   // seconds
  double framed_at = 0;     // likewise: when the mirror was last thought of
  int mirrored_frames = 0;  // one after another in which it was another than before
  std::string title;
  bool dark = false;
  bool themed = false;
  platform::SystemTheme system;
  bool strong = false;        // as the style was last set
  bool leaving = false;       // in this frame
  bool has_acted = false;     // likewise: something was asked for and done
  bool mirror_waits = false;  // for the frame after this one
  std::unique_ptr<LongWork> work;
  int work_frames = 0;  // in which it has been shown
  Intents late;         // wait until it is done
  std::string wanted;   // the document that another window wants to write
  std::optional<Compaction> compaction;
  double at_rest_since = 0;  // seconds; when the last intent was acted on
};

extern Page* page;

// answers.cpp: what the platform says, as what is asked for
void take_answers(Intents& out);
TextVisit& visited_field();

// effects.cpp: to the platform
void carry_out(const std::vector<Effect>& effects);

// work.cpp: what is asked for is done, at once or a piece in each frame
void run(Intent intent);
void run_or_begin(Intents intents);  // all of them, or up to the first that takes long
void go_on_with_work();
void take_asked(Intents asked);  // of what takes long, one can only ask that it stops
// The search, and the open register written whole when there is time for it.
void work_beside_frame();
void work_between_frames();

}  // namespace taizhang
