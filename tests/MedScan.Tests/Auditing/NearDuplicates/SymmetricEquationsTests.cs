using MedScan.Auditing.NearDuplicates;

namespace MedScan.Tests.Auditing.NearDuplicates;

public sealed class SymmetricEquationsTests
{
    // Product by hand: the matrix times (1, -2, 3, 0.5).
    [Fact]
    public void Solve_KnownProduct_GivesTheFactors()
    {
        double[] matrix =
        [
            4, 1, 0, 1,
            0, 5, 2, 0,
            0, 0, 6, 1,
            0, 0, 0, 3,
        ];
        double[] vector = [4 - 2 + 0.5, 1 - 10 + 6, -4 + 18 + 0.5, 1 + 3 + 1.5];

        Assert.True(SymmetricEquations.Solve(matrix, vector));
        Assert.All(vector.Zip([1, -2, 3, 0.5]), pair => Assert.Equal(pair.Second, pair.First, 12));
    }

    [Fact]
    public void Solve_UndecidedUnknown_IsRefused()
    {
        double[] matrix = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
        Assert.False(SymmetricEquations.Solve(matrix, new double[4]));
    }
}
