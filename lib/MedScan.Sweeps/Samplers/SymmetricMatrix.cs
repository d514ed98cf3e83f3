using System.Numerics;
using System.Runtime.InteropServices;

namespace MedScan.Sweeps.Samplers;

/// <summary>Cholesky factors of small positive definite matrices, by rows in one array.</summary>
/// <remarks>Own code, as a fit needs some hundred of them with the inverses of their roots: here both go along rows with vector instructions and
/// without a copy, and the likelihood and its slope use the rows as they are.</remarks>
internal static class SymmetricMatrix
{
    /// <summary>Replaces a matrix by its lower root L, the matrix being L Lᵀ.</summary>
    /// <param name="matrix">The matrix; only the lower triangle is read and written.</param>
    /// <param name="n">Its size.</param>
    /// <returns>False where it is not positive definite.</returns>
    public static bool Factor(double[] matrix, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = matrix.AsSpan(i * n, i + 1);
            for (int j = 0; j < i; j++)
                row[j] = (row[j] - Dot(row[..j], matrix.AsSpan(j * n, j))) / matrix[j * n + j];
            double rest = row[i] - Dot(row[..i], row[..i]);
            if (!(rest > 1e-14))
                return false;
            row[i] = Math.Sqrt(rest);
        }
        return true;
    }

    /// <summary>The inverse of a lower root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="n">Its size.</param>
    /// <returns>The inverse by rows, lower too.</returns>
    public static double[] InvertRoot(double[] root, int n)
    {
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            Span<double> row = inverse.AsSpan(i * n, n);
            for (int k = 0; k < i; k++)
                Add(row, inverse.AsSpan(k * n, k + 1), -root[i * n + k]);
            double diagonal = 1 / root[i * n + i];
            for (int j = 0; j < i; j++)
                row[j] *= diagonal;
            row[i] = diagonal;
        }
        return inverse;
    }

    /// <summary>Fits a constant and an amplitude to values whose covariance is the amplitude times L Lᵀ.</summary>
    /// <param name="inverseRoot">L⁻¹.</param>
    /// <param name="n">Its size.</param>
    /// <param name="values">The values.</param>
    /// <param name="scale">The constant and the amplitude; null to find the likeliest.</param>
    /// <returns>Both, and the weights (L Lᵀ)⁻¹ (values - constant).</returns>
    public static (double Mean, double Amplitude, double[] Weights) Regress(double[] inverseRoot, int n, double[] values, (double Mean, double Amplitude)? scale)
    {
        double[] ones = new double[n], whitened = new double[n], weights = new double[n];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = inverseRoot.AsSpan(i * n, i + 1);
            whitened[i] = Dot(row, values);
            foreach (double x in row)
                ones[i] += x;
        }
        double mean = scale?.Mean ?? Dot(ones, whitened) / Dot(ones, ones);
        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            double rest = whitened[i] - mean * ones[i];
            squares += rest * rest;
            Add(weights, inverseRoot.AsSpan(i * n, i + 1), rest);
        }
        return (mean, scale?.Amplitude ?? Math.Max(squares / n, 1e-12), weights);
    }

    /// <summary>The sum of the products of two rows, as far as the first goes.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        ReadOnlySpan<Vector<double>> left = MemoryMarshal.Cast<double, Vector<double>>(a), right = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> sums = Vector<double>.Zero;
        for (int i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        double sum = Vector.Sum(sums);
        for (int i = left.Length * Vector<double>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds a multiple of a row to a longer one.</summary>
    public static void Add(Span<double> target, ReadOnlySpan<double> row, double factor)
    {
        target = target[..row.Length];
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> terms = MemoryMarshal.Cast<double, Vector<double>>(row);
        Vector<double> factors = new(factor);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += factors * terms[i];
        for (int i = sums.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += factor * row[i];
    }
}
