using MathNet.Numerics;

namespace MedScan.Sweeps.Samplers;

/// <summary>The logarithm of how much lower than the best value a normally distributed value is expected to be.</summary>
/// <remarks>D. R. Jones, M. Schonlau, W. J. Welch: Efficient global optimization of expensive black-box functions, J. Global Optim. 13
/// (1998); in logarithms, which have a slope also where the improvement itself is too small for a number: S. Ament and others: Unexpected
/// improvements to expected improvement for Bayesian optimization, NeurIPS 2023.</remarks>
internal static class ExpectedImprovement
{
    // Below this the closed form loses more digits than the series leaves out.
    private const double Far = -25;

    private const double HalfLogTwoPi = 0.91893853320467274;

    /// <summary>The logarithm for a standard normal value whose mean lies z above 0: ln(φ(z) + z Φ(z)).</summary>
    /// <param name="z">How far the best value lies above the mean, in standard deviations.</param>
    /// <returns>The logarithm, and its derivative.</returns>
    public static (double Log, double Slope) Standard(double z)
    {
        if (z > 5)
        {
            // φ has all but vanished, and its quotients with it.
            double likely = 1 - 0.5 * SpecialFunctions.Erfc(z * Constants.Sqrt1Over2), expected = Math.Exp(-0.5 * z * z - HalfLogTwoPi) + z * likely;
            return (Math.Log(expected), likely / expected);
        }
        double mills, rest; // Φ/φ and 1 + z Φ/φ
        if (z < Far)
        {
            double s = 1 / (z * z);
            mills = (1 - s * (1 - 3 * s)) / -z;
            rest = s * (1 - s * (3 - 15 * s));
        }
        else
        {
            double x = -z * Constants.Sqrt1Over2;
            mills = Math.Exp(x * x) * SpecialFunctions.Erfc(x) * Math.Sqrt(Math.PI / 2);
            rest = 1 + z * mills;
        }
        return (-0.5 * z * z - HalfLogTwoPi + Math.Log(rest), mills / rest);
    }
}
