/** The shape of rows that are on their way; as high as rows, so that nothing jumps when they come. */
export function Bones({ rows, columns }: { rows: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden data-bone>
      {Array.from({ length: columns }, (__, column) => (
        <td key={column}>
          <span className="bone" style={{ width: column === 0 ? 16 : 48 + ((row * 37 + column * 53) % 80) }} />
        </td>
      ))}
    </tr>
  ));
}
