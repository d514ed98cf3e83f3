namespace MedScan.Auditing.NearDuplicates;

/// <summary>Four equations with a symmetric positive matrix.</summary>
internal static class SymmetricEquations
{
    private const int Size = 4;

    /// <summary>Solves in place, by Cholesky's method.</summary>
    /// <param name="matrix">4 x 4 in row-major order; only the upper triangle is read, and it is overwritten.</param>
    /// <param name="vector">The right side; becomes the solution.</param>
    /// <returns>False when the equations do not decide the unknowns, as in a picture that is even along an axis.</returns>
    internal static bool Solve(Span<double> matrix, Span<double> vector)
    {
        for (int row = 0; row < Size; row++)
        {
            double diagonal = matrix[(row * Size) + row];
            // Below the rounding errors of the sums nothing is decided.
            double smallest = 1e-9 * diagonal;
            for (int above = 0; above < row; above++)
                diagonal -= matrix[(above * Size) + row] * matrix[(above * Size) + row];
            if (!(diagonal > smallest))
                return false;
            double root = Math.Sqrt(diagonal);
            matrix[(row * Size) + row] = root;
            for (int column = row + 1; column < Size; column++)
            {
                double sum = matrix[(row * Size) + column];
                for (int above = 0; above < row; above++)
                    sum -= matrix[(above * Size) + row] * matrix[(above * Size) + column];
                matrix[(row * Size) + column] = sum / root;
            }
        }

        for (int row = 0; row < Size; row++)
        {
            for (int above = 0; above < row; above++)
                vector[row] -= matrix[(above * Size) + row] * vector[above];
            vector[row] /= matrix[(row * Size) + row];
        }

        for (int row = Size - 1; row >= 0; row--)
        {
            for (int below = row + 1; below < Size; below++)
                vector[row] -= matrix[(row * Size) + below] * vector[below];
            vector[row] /= matrix[(row * Size) + row];
        }

        return true;
    }
}
