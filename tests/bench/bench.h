#pragma once

namespace taizhang {

void bench_notice();    // how fast notices are read
void bench_register();  // what reading, writing and editing a register cost at three sizes
void bench_rounds();    // what packets and returns cost, up to a thousand in one call

}  // namespace taizhang
