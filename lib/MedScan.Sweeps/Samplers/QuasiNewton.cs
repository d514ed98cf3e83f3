namespace MedScan.Sweeps.Samplers;

/// <summary>Goes downhill to a minimum within a box.</summary>
/// <remarks>BFGS with projection onto the box and steps that are halved until they lead down enough; J. Nocedal, S. J. Wright: Numerical
/// optimization, 2006. The steps depend on nothing but the arguments.</remarks>
internal static class QuasiNewton
{
    /// <summary>A function to minimise.</summary>
    /// <param name="point">Where.</param>
    /// <param name="gradient">To be filled.</param>
    /// <returns>Its value; infinity where it has none.</returns>
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Goes downhill.</summary>
    /// <param name="function">The function.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="low">The smallest coordinates.</param>
    /// <param name="high">The largest coordinates.</param>
    /// <param name="iterations">How many steps at most.</param>
    /// <param name="longest">How far the first step goes at most, in each coordinate.</param>
    /// <returns>Where it came to, and the value there.</returns>
    public static (double[] Point, double Value) Minimize(Function function, double[] start, double[] low, double[] high, int iterations, double longest)
    {
        int n = start.Length;
        double[] point = [.. start.Select((x, i) => Math.Clamp(x, low[i], high[i]))], gradient = new double[n], next = new double[n], nextGradient = new double[n], direction = new double[n];
        double value = function(point, gradient);
        double[,] inverse = new double[n, n];
        bool isFresh = true;
        for (int iteration = 0; iteration < iterations && double.IsFinite(value); iteration++)
        {
            if (isFresh)
                Reset(inverse, gradient, longest);
            double slope = 0, longestStep = 0;
            for (int i = 0; i < n; i++)
            {
                direction[i] = 0;
                for (int j = 0; j < n; j++)
                {
                    if (!IsHeld(j))
                        direction[i] -= inverse[i, j] * gradient[j];
                }
                if (IsHeld(i))
                    direction[i] = 0;
                slope += direction[i] * gradient[i];
                longestStep = Math.Max(longestStep, Math.Abs(direction[i]));
            }
            if (longestStep < 1e-9)
                return (point, value);
            if (slope >= 0)
            {
                if (isFresh)
                    return (point, value);
                isFresh = true;
                continue;
            }
            double nextValue = double.PositiveInfinity, step = 1;
            for (; step > 1e-6; step *= nextValue < double.PositiveInfinity ? 0.5 : 0.2)
            {
                double promised = 0;
                for (int i = 0; i < n; i++)
                {
                    next[i] = Math.Clamp(point[i] + step * direction[i], low[i], high[i]);
                    promised += gradient[i] * (next[i] - point[i]);
                }
                nextValue = function(next, nextGradient);
                if (nextValue <= value + 1e-4 * promised)
                    break;
            }
            if (!(nextValue < value))
            {
                if (isFresh)
                    return (point, value);
                isFresh = true;
                continue;
            }
            Learn(inverse, point, next, gradient, nextGradient, isFresh);
            isFresh = false;
            bool isDone = value - nextValue < 1e-9 * Math.Max(1, Math.Abs(value));
            (point, next, gradient, nextGradient, value) = (next, point, nextGradient, gradient, nextValue);
            if (isDone)
                break;
        }
        return (point, value);

        bool IsHeld(int i) => point[i] <= low[i] && gradient[i] > 0 || point[i] >= high[i] && gradient[i] < 0;
    }

    private static void Reset(double[,] inverse, double[] gradient, double longest)
    {
        Array.Clear(inverse);
        double scale = longest / Math.Max(gradient.Max(Math.Abs), 1e-12);
        for (int i = 0; i < gradient.Length; i++)
            inverse[i, i] = scale;
    }

    private static void Learn(double[,] inverse, double[] point, double[] next, double[] gradient, double[] nextGradient, bool isFirst)
    {
        int n = point.Length;
        double[] step = new double[n], change = new double[n], product = new double[n];
        double curvature = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            step[i] = next[i] - point[i];
            change[i] = nextGradient[i] - gradient[i];
            curvature += step[i] * change[i];
            squares += change[i] * change[i];
        }
        if (curvature <= 1e-12 * squares)
            return;
        if (isFirst)
        {
            for (int i = 0; i < n; i++)
                inverse[i, i] = curvature / squares;
        }
        double quadratic = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                product[i] += inverse[i, j] * change[j];
            quadratic += product[i] * change[i];
        }
        double factor = (1 + quadratic / curvature) / curvature;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                inverse[i, j] += factor * step[i] * step[j] - (product[i] * step[j] + step[i] * product[j]) / curvature;
        }
    }
}
