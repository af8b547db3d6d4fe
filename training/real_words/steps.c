/* The two steps of training that numpy does slowly: softmax over each word's own confusion set, and sparse updates.
   training/compiled.py builds it. */
#include <math.h>

#define MOST 64

/* Scores target i against its set set[start[t] .. start[t+1]) (t itself first); updates V and b by Adagrad, one
   accumulator a row; writes the gradient for z. Returns the sum of -log p. */
double softmax_step(int n, int d, const float *z, const int *target, const int *start, const int *set,
                    float *V, float *Vacc, float *b, float *bacc, float rate, float *dz)
{
    double loss = 0;
    for (int i = 0; i < n; i++) {
        int t = target[i], k = start[t + 1] - start[t];
        const int *c = set + start[t];
        const float *x = z + (long)i * d;
        float *dx = dz + (long)i * d;
        float p[MOST], top = -1e30f, sum = 0;
        if (k > MOST) k = MOST;
        for (int j = 0; j < k; j++) {
            const float *v = V + (long)c[j] * d;
            float s = b[c[j]];
            for (int q = 0; q < d; q++) s += v[q] * x[q];
            p[j] = s;
            if (s > top) top = s;
        }
        for (int j = 0; j < k; j++) { p[j] = expf(p[j] - top); sum += p[j]; }
        for (int j = 0; j < k; j++) p[j] /= sum;
        loss -= log(p[0] + 1e-12);
        for (int q = 0; q < d; q++) dx[q] = 0;
        for (int j = 0; j < k; j++) {
            float g = p[j] - (j == 0), norm = 0;
            if (g * g < 1e-10f) continue;
            float *v = V + (long)c[j] * d;
            for (int q = 0; q < d; q++) { dx[q] += g * v[q]; norm += x[q] * x[q]; }
            Vacc[c[j]] += g * g * norm / d;
            float step = rate * g / sqrtf(Vacc[c[j]] + 1e-8f);
            for (int q = 0; q < d; q++) v[q] -= step * x[q];
            bacc[c[j]] += g * g;
            b[c[j]] -= rate * g / sqrtf(bacc[c[j]] + 1e-8f);
        }
    }
    return loss;
}

/* Rows of E named by ids move against their gradients g. */
void rows_step(long n, int d, const int *ids, const float *g, long stride, float *E, float *acc, float rate)
{
    for (long i = 0; i < n; i++) {
        const float *x = g + i * stride;
        float *e = E + (long)ids[i] * d, norm = 0;
        for (int q = 0; q < d; q++) norm += x[q] * x[q];
        acc[ids[i]] += norm / d;
        float step = rate / sqrtf(acc[ids[i]] + 1e-12f);
        for (int q = 0; q < d; q++) e[q] -= step * x[q];
    }
}
