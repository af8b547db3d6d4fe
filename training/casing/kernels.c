/* Sparse AdaGrad for embedding rows; built by network.py with: cc -O3 -march=native -shared -fPIC */
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
