/* Sparse AdaGrad for embedding rows; training/compiled.py builds it. */
#include <math.h>
#include <stdint.h>

void update_rows(float *table, float *squares, const int32_t *rows, const float *gradient, int64_t count, int width,
                 float rate) {
    for (int64_t i = 0; i < count; i++) {
        const float *g = gradient + i * width;
        float *row = table + (int64_t)rows[i] * width;
        float sum = 0;
        for (int k = 0; k < width; k++) sum += g[k] * g[k];
        if (sum == 0) continue;
        squares[rows[i]] += sum / width;
        float step = rate / sqrtf(squares[rows[i]] + 1e-8f);
        for (int k = 0; k < width; k++) row[k] -= step * g[k];
    }
}

/* Hashed logistic regression; the same features as checks/models/casing/network.py. */
#define TEMPLATES 24
#define SLOT_BITS 22
#define COUNT_BITS 25

static inline uint32_t mix(uint32_t h, uint32_t v) {
    h = (h ^ v) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

static int gather(const int32_t *near, const uint8_t *seen, const int32_t *row, int64_t at, uint32_t word,
                  uint32_t ending, uint32_t possessive, uint32_t *hash) {
    /* near: row of every piece; seen: its class; beyond a paragraph's end both are those of the break (class 6) */
    const uint32_t stop = 6;
    uint32_t l1 = near[at - 1], l2 = near[at - 2], r1 = near[at + 1], r2 = near[at + 2];
    uint32_t a1 = seen[at - 1], a2 = seen[at - 2], b1 = seen[at + 1], b2 = seen[at + 2];
    if (a1 == stop) l1 = 0, l2 = 0, a2 = stop;
    if (a2 == stop) l2 = 0;
    if (b1 == stop) r1 = 0, r2 = 0, b2 = stop;
    if (b2 == stop) r2 = 0;
    const uint32_t lists[TEMPLATES][4] = {
        {word, possessive, 0, 0}, {word, a1, b1, 0}, {word, l1, 0, 0}, {word, r1, 0, 0},
        {word, l1, a1, 0}, {word, r1, b1, 0}, {word, l1, l2, 0}, {word, r1, r2, 0},
        {word, l1, r1, 0}, {word, l2, a2, 1}, {word, r2, b2, 2}, {word, a1 * 9 + a2, b1 * 9 + b2, 3},
        {ending, possessive, 4, 0}, {ending, a1, b1, 5}, {ending, l1, 6, 0}, {ending, r1, 7, 0},
        {l1, a1, r1, b1}, {l1, a1, 8, 0}, {r1, b1, 9, 0}, {l1, l2, a1 * 9 + a2, 10},
        {r1, r2, b1 * 9 + b2, 11}, {a1 * 9 + a2, b1 * 9 + b2, 12, 0}, {l2, a2 * 9 + a1, 13, 0}, {r2, b2 * 9 + b1, 14, 0},
    };
    for (int t = 0; t < TEMPLATES; t++) {
        uint32_t h = t + 1;
        for (int k = 0; k < 4; k++) h = mix(h, lists[t][k]);
        hash[t] = h;
    }
    return TEMPLATES;
}

void count_features(const int32_t *near, const uint8_t *seen, const int32_t *row, const int32_t *ending,
                    const uint8_t *possessive, const int64_t *targets, int64_t n, uint8_t *counts) {
    uint32_t hash[TEMPLATES];
    for (int64_t i = 0; i < n; i++) {
        int64_t at = targets[i];
        gather(near, seen, row, at, row[at], ending[at], possessive[at], hash);
        for (int t = 0; t < TEMPLATES; t++) {
            uint8_t *c = counts + (hash[t] >> (32 - COUNT_BITS));
            if (*c < 255) (*c)++;
        }
    }
}

double regress(const int32_t *near, const uint8_t *seen, const int32_t *row, const int32_t *ending,
               const uint8_t *possessive, const uint8_t *label, const uint8_t *masked, const int64_t *targets, int64_t n,
               const uint8_t *counts, int least, float *weights, float *squares, float rate, int learning, float *logits) {
    uint32_t hash[TEMPLATES];
    double loss = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t at = targets[i];
        gather(near, seen, row, at, masked[i] ? 0 : row[at], ending[at], possessive[at], hash);
        float logit = 0;
        for (int t = 0; t < TEMPLATES; t++)
            if (counts[hash[t] >> (32 - COUNT_BITS)] >= least) logit += weights[hash[t] >> (32 - SLOT_BITS)];
        float chance = 1 / (1 + expf(-logit));
        float slope = chance - label[at];
        loss -= logf((label[at] ? chance : 1 - chance) + 1e-9f);
        if (logits) logits[i] = logit;
        if (!learning) continue;
        for (int t = 0; t < TEMPLATES; t++) {
            if (counts[hash[t] >> (32 - COUNT_BITS)] < least) continue;
            uint32_t s = hash[t] >> (32 - SLOT_BITS);
            squares[s] += slope * slope;
            weights[s] -= rate * slope / sqrtf(squares[s]);
        }
    }
    return loss / n;
}
